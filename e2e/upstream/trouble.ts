/** The troubles people have met with Cloudflare's API, as faults to set. */
import type * as z from 'zod'
import type { FaultWords } from './faults.ts'

type Harm = z.input<typeof FaultWords>['harm']

const JSON_TYPE = { 'content-type': 'application/json' }

const envelope = (code: number, message: string) =>
  JSON.stringify({ result: null, success: false, errors: [{ code, message }], messages: [] })

export const TROUBLE = {
  throttled: (seconds: number): Harm => ({
    as: 'answer',
    status: 429,
    headers: { ...JSON_TYPE, 'retry-after': String(seconds) },
    body: envelope(971, 'Please wait and consider throttling your request speed'),
  }),
  denied: {
    as: 'answer',
    status: 403,
    headers: JSON_TYPE,
    body: envelope(10_000, 'Authentication error'),
  },
  badGateway: {
    as: 'answer',
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: '<html><body><h1>502 Bad Gateway</h1><script>alert(1)</script></body></html>',
  },
  /** A firewall's page in the place of an answer. */
  challenged: {
    as: 'answer',
    status: 403,
    headers: { 'content-type': 'text/html', 'cf-mitigated': 'challenge', 'cf-ray': '8f0-FRA' },
    body: '<html><body>Just a moment…</body></html>',
  },
  empty: { as: 'answer', status: 200, headers: JSON_TYPE },
  /** What was asked is done, and nobody is told. */
  lost: {
    as: 'answer',
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: '<html>bad gateway</html>',
    done: true,
  },
  movedTo: (location: string): Harm => ({ as: 'answer', status: 302, headers: { location } }),
} as const satisfies Record<string, Harm | ((...args: never[]) => Harm)>
