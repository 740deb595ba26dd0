/** Every operation and every page, well and badly asked: no secret is answered, logged, counted or put in an address. */
import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { ROUTES } from '#browser/paths.ts'
import { LOG_STREAM } from '#contract/log-stream.ts'
import type { Route } from '#contract/operation.ts'
import { OPERATIONS } from '#contract/operations.ts'
import { fillPath } from '#contract/path.ts'
import { sessionDelete } from '#contract/session-operations.ts'
import { tunnelToken } from '#contract/tunnel-operations.ts'
import { LOG_FORMATS } from '#server/log.ts'
import { visitorOf, type Visitor } from '../support/visitor.ts'
import type { FaultWords } from '../upstream/faults.ts'
import { giveSecrets } from './given.ts'
import { foundIn, textOf, type Secrets } from './secrets.ts'
import { forThisFile, MODES, type AttackedMode } from './target.ts'

const READING = OPERATIONS.filter(({ method }) => method === 'GET')
/** What deletes comes last, so that there is something to fail with before. */
const CHANGING = OPERATIONS.filter((it) => it.method !== 'GET' && it !== sessionDelete).toSorted(
  (one, other) => Number(one.method === 'DELETE') - Number(other.method === 'DELETE'),
)

/** Bodies with a secret wherever one can be, none of which fits. */
const badBodies = (secrets: Secrets): string[] =>
  Object.values(secrets).flatMap((it) => [
    it,
    JSON.stringify({ name: 1, token: [it], tunnel_secret: { it }, private_key: [it] }),
    JSON.stringify({ name: 2, token: it.repeat(99), tunnel_secret: `!${it}`, private_key: it }),
  ])

type Harm = z.input<typeof FaultWords>['harm']

const HARMS: Harm[] = [
  { as: 'answer', status: 502, body: '<html>Bad gateway</html>' },
  { as: 'answer', status: 403, body: '{"success":false,"errors":[{"code":10000,"message":"no"}]}' },
  { as: 'answer', status: 429, headers: { 'retry-after': '1' }, body: 'slow down' },
  { as: 'answer', status: 302, headers: { location: 'http://127.0.0.1:1/' } },
  { as: 'answer', status: 200, body: '{"success":true,"errors":[],"result":{"no":"such"}}' },
  { as: 'truncated' },
  { as: 'cut' },
  { as: 'reset' },
]

const KINDS = MODES.flatMap((mode) => LOG_FORMATS.map((format) => [mode, format] as const))

describe.each<readonly [AttackedMode, string]>(KINDS)(
  'in %s mode, with a log as %s',
  async (mode, format) => {
    const target = await forThisFile(mode, ['--metrics-port', '0', '--log-format', format])
    const { visitor, ids, secrets } = await giveSecrets(target)
    const nobody = visitorOf(target.url)
    const thief = visitorOf(target.url, visitor.cookie.slice(0, -9))

    /** What leaks from the answer to one request, told with what was asked. */
    async function leaks(who: Visitor, { method, path }: Route, body?: string): Promise<string[]> {
      const init = { method, ...(body !== undefined && { body }) }
      const text = await textOf(await who.ask(fillPath(path, ids), init))
      const found = foundIn(text, secrets).map((secret) => `${method} ${path}: ${secret}`)
      return path === tunnelToken.path && who === visitor ? [] : found
    }

    const leaksOf = async (
      routes: readonly Route[],
      bodies: (string | undefined)[] = [undefined],
    ) => {
      const all = routes.flatMap((route) =>
        bodies.flatMap((body) => [visitor, nobody, thief].map((who) => leaks(who, route, body))),
      )
      return (await Promise.all(all)).flat()
    }

    test('the token of connectors is told to whoever may ask for it: a secret is found where it is', async () => {
      const answer = await visitor.ask(fillPath(tunnelToken.path, ids))
      expect(foundIn(await textOf(answer), secrets)).toEqual(['the token of its connectors'])
    })

    test('nothing else that can be asked answers with a secret, nor does a page', async () => {
      expect(await leaksOf(READING)).toEqual([])
      const pages = Object.values(ROUTES).map(
        (path) => ({ method: 'GET', path, rule: null }) as const,
      )
      expect(await leaksOf([...pages, { method: 'GET', path: '/nowhere.js', rule: null }])).toEqual(
        [],
      )
      const stream = await visitor.ask(fillPath(LOG_STREAM.path, ids))
      expect(foundIn(JSON.stringify([...stream.headers]), secrets)).toEqual([])
      await stream.body?.cancel()
    })

    test.runIf(mode === 'cloudflare').each(HARMS)(
      'nor where the API behind fails with %j',
      async (harm) => {
        await target.upstream?.fault({ harm })
        expect(await leaksOf(READING)).toEqual([])
        await target.upstream?.lift()
      },
    )

    test('nor what is sent badly, nor what is changed and deleted', async () => {
      expect(await leaksOf(CHANGING, ['', '{}', ...badBodies(secrets)])).toEqual([])
      for (const secret of Object.values(secrets)) {
        const answer = await nobody.ask('/client/v4/user', { headers: { authorization: secret } })
        expect(answer.status).toBe(400)
        expect(foundIn(await textOf(answer), secrets)).toEqual([])
      }
    })

    test('of all this no secret is in the log, the counts, or an address that was asked behind', async () => {
      const metrics = /http:[^\s"]+\/metrics/.exec(target.said())?.[0] ?? ''
      expect(foundIn(await (await fetch(metrics)).text(), secrets)).toEqual([])
      const links = /^ +\w+ +http\S+#token=\S+$/gm
      expect(target.said().match(links)?.length ?? 0).toBe(
        mode === 'local' && format === 'text' ? 3 : 0,
      )
      expect(foundIn(target.said().replaceAll(links, ''), secrets)).toEqual([])
      expect(foundIn((await target.reached()).join('\n'), secrets)).toEqual([])
    })
  },
)
