/** Asks Cloudflare's API: one request at a time, made of nothing but what the contract parsed. */
import type { Operation } from '#contract/operation.ts'
import { refuse, Refusal } from '#contract/refusal.ts'
import type { Log } from '../log.ts'
import { messageOf } from '../message-of.ts'
import { TOKEN } from '../token-form.ts'
import { addressOf } from './address.ts'
import { readText, TooLong } from './bounded.ts'
import { createTrouble, type Trouble, type TroubleWith } from './trouble.ts'

const USUAL_TIMEOUT_MS = 30_000
/** A thousand services with all that they may hold are a small part of it. */
const MOST_BYTES = 16 * 1024 * 1024

/** What to ask, as far as asking goes. */
export type Asked = Pick<Operation, 'name' | 'method' | 'path'>

export interface Asking {
  token: string
  /** The id of the request that it is for: what goes wrong is told under it. */
  reference: string
  /** Texts for the named parts of the path; checked here. */
  params?: Readonly<Record<string, string>>
  /** What the contract made of a query, or nothing. */
  query?: unknown
  /** What the contract made of a body; sent as JSON. */
  body?: unknown
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined
}

export interface UpstreamAnswer {
  status: number
  headers: Headers
  text: string
}

export interface Upstream {
  /** What was answered, whatever it is but a redirect. Throws a Refusal where there is no answer, or no end of it. */
  ask(operation: Asked, asking: Asking): Promise<UpstreamAnswer>
  trouble: Trouble
}

export interface UpstreamOptions {
  /** As `readApiBase` answers it. */
  api: URL
  /** Of this console; told to the API. */
  version: string
  log: Log
  fetch?: (url: URL, init: RequestInit) => Promise<Response>
  /** How long an answer may take in full. */
  timeoutMs?: number
  /** Status 0 is that there was no answer. */
  metrics?: { upstream(operation: string, status: number, seconds: number): void }
}

/** The one who talks to the API. */
export function createUpstream(options: UpstreamOptions): Upstream {
  const { api, version, log, metrics, timeoutMs = USUAL_TIMEOUT_MS } = options
  // Called as a plain function: Workers refuse a `fetch` that is called as somebody's method.
  const send = options.fetch ?? ((url, init) => fetch(url, init))
  const trouble = createTrouble(log)
  return {
    trouble,
    async ask(operation, asking) {
      const { token, params = {}, query, body, signal } = asking
      const url = addressOf(api, operation.path, params, query)
      const headers = headersFor(token, version, body !== undefined)
      const late = AbortSignal.timeout(timeoutMs)
      const began = performance.now()
      let status = 0
      try {
        const response = await send(url, {
          method: operation.method,
          headers,
          redirect: 'manual',
          signal: AbortSignal.any(signal === undefined ? [late] : [late, signal]),
          ...(body !== undefined && { body: JSON.stringify(body) }),
        })
        status = response.status
        const text = await readText(withoutRedirect(response), MOST_BYTES)
        return { status, headers: response.headers, text }
      } catch (error) {
        if (signal?.aborted === true && !late.aborted) throw nobodyWaits()
        const why = late.aborted ? silence(timeoutMs) : whyNot(error)
        throw trouble({ operation: operation.name, asking, ...why })
      } finally {
        metrics?.upstream(operation.name, status, (performance.now() - began) / 1000)
      }
    },
  }
}

/** A no to a token that is none, and was sent nowhere: nobody else can say that it is one of theirs. */
export class UnfitToken extends Refusal {
  constructor() {
    const { status, errors } = refuse(401, {
      kind: 'invalidToken',
      message:
        'This is no API token: a token is one word of letters, digits and - . _ ~ + / = signs.',
      pointer: '/token',
    })
    super(status, errors)
  }
}

/** No line of a token can become another header. */
function headersFor(token: string, version: string, hasBody: boolean): Record<string, string> {
  if (!TOKEN.test(token)) throw new UnfitToken()
  return {
    authorization: `Bearer ${token}`,
    accept: 'application/json',
    ...(hasBody && { 'content-type': 'application/json' }),
    'user-agent': `vpc-console/${version}`,
  }
}

class Redirected extends Error {
  override name = 'Redirected' as const
}

/** The body of an answer. A redirect is followed nowhere: the token would go with it. */
function withoutRedirect({ status, type, body }: Response): ReadableStream<Uint8Array> | null {
  if (type !== 'opaqueredirect' && (status < 300 || status > 399)) return body
  void body?.cancel().catch(() => {})
  throw new Redirected(`a redirect, status ${status}`)
}

type Why = Pick<TroubleWith, 'sentence' | 'detail' | 'silent'>

const silence = (timeoutMs: number): Why => ({
  sentence: `Cloudflare’s API did not answer within ${timeoutMs / 1000} seconds.`,
  detail: `no answer in ${timeoutMs} ms`,
  silent: true,
})

function whyNot(error: unknown): Why {
  if (error instanceof TooLong)
    return { sentence: 'Cloudflare’s API answered without end.', detail: error.message }
  if (error instanceof Redirected)
    return { sentence: 'Cloudflare’s API answered from elsewhere.', detail: error.message }
  // `fetch` says only that it failed; what says why is the cause.
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  return {
    sentence: 'Cloudflare’s API cannot be reached.',
    detail: `unreachable: ${messageOf(cause)}`,
  }
}

/** Read by nobody, and worth no line in the log. The status is that which nginx has for it. */
const nobodyWaits = (): Refusal =>
  refuse(499, { kind: 'badUpstream', message: 'The request was given up before it was answered.' })
