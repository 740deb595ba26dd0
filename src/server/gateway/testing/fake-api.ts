/** Cloudflare's API as a function, for tests: it remembers what was sent, and answers what it is told to. */
import { readApiBase } from '../api-base.ts'
import { createUpstream, type UpstreamOptions } from '../upstream.ts'

export const BASE = 'https://api.example.com/client/v4'
export const TOKEN = 'secret-token-0123456789abcdef'
/** The id of a request. */
export const REFERENCE = '0123456789ab'
/** What is the same whatever is asked. */
export const ASKING = { token: TOKEN, reference: REFERENCE }
export const ACCOUNT = '0123456789abcdef0123456789abcdef'
export const OTHER_ACCOUNT = 'f'.repeat(32)
export const ID = 'f70ff985-a4ef-4643-bbbc-4a0ed4fc8415'

interface Sent {
  method: string
  /** Below the base. */
  path: string
  url: URL
  init: RequestInit
}

type Answering = (sent: Sent) => Response | Promise<Response>

/** A yes in an envelope. */
export const yes = (result: unknown, more: object = {}): Response =>
  Response.json({ success: true, errors: [], messages: [], result, ...more })

/** A no in an envelope. */
export const no = (
  status: number,
  code: number,
  message = 'No',
  init: ResponseInit = {},
): Response =>
  Response.json(
    { success: false, errors: [{ code, message }], messages: [], result: null },
    { ...init, status },
  )

/** Starts one, with an upstream that asks it. */
export function fakeApi(answer: Answering, options: Partial<UpstreamOptions> = {}) {
  const sent: Sent[] = []
  const lines: string[] = []
  /** The requests that they are about. */
  const about: (string | undefined)[] = []
  const upstream = createUpstream({
    api: readApiBase(BASE),
    version: '1.2.3',
    log(line, fields) {
      lines.push(line)
      about.push(fields?.request)
    },
    fetch: async (url, init) => {
      const path = url.pathname.slice('/client/v4'.length)
      const one = { method: init.method ?? '', path, url, init }
      sent.push(one)
      return answer(one)
    },
    ...options,
  })
  return { upstream, sent, lines, about }
}

/** By `METHOD /path` below the base; what is not among them is 403, as for a token without the right. */
export const byRoute =
  (routes: Record<string, () => Response>): Answering =>
  ({ method, path }) =>
    routes[`${method} ${path}`]?.() ?? no(403, 10000, 'Authentication error')
