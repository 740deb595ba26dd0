import { Violation } from '../problem.ts'

/** Values a header may have; whatever is not here has no business at Cloudflare's API. */
const ALLOWED: Record<string, RegExp> = {
  authorization: /^Bearer \S+$/,
  accept: /^(\*\/\*|application\/json)$/,
  'accept-encoding': /^[\w, ;=.*-]+$/,
  // Both are put in by fetch itself in Node; a browser's languages, or where its page was, would be others.
  'accept-language': /^\*$/,
  'sec-fetch-mode': /^cors$/,
  // The Workers runtime puts in the zone that the Worker is of.
  'cf-worker': /^[\w.-]+$/,
  'user-agent': /^(?!Mozilla\/)/,
  'api-version': /^\d{4}-\d\d-\d\d$/,
  connection: /^(keep-alive|close)$/,
  'content-length': /^\d+$/,
  'content-type': /^application\/json(; ?charset=utf-8)?$/i,
  'transfer-encoding': /^chunked$/,
}
const SDK_HEADER = /^x-stainless-[a-z-]+$/

interface Sent {
  /** Names and values in turn, as they came. */
  rawHeaders: string[]
  /** Where it should have been sent, such as `127.0.0.1:40123`. */
  host: string
  hasBody: boolean
}

/** Throws a `Violation` for a header that has leaked in, is doubled, or is missing where it is needed. */
export function checkHeaders({ rawHeaders, host, hasBody }: Sent): void {
  const sent = new Map<string, string>()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = String(rawHeaders[at]).toLowerCase()
    const value = String(rawHeaders[at + 1])
    if (sent.has(name)) throw new Violation(`header ${name}: sent twice`)
    sent.set(name, value)
    checkOne(name, value, host)
  }
  if (!sent.has('authorization')) throw new Violation('header authorization: missing')
  if (hasBody && !sent.has('content-type')) throw new Violation('header content-type: missing')
  if (sent.has('content-length') && sent.has('transfer-encoding')) {
    throw new Violation('header transfer-encoding: together with content-length')
  }
}

function checkOne(name: string, value: string, host: string): void {
  if (SDK_HEADER.test(name)) return
  if (name === 'host' && value === host) return
  if (ALLOWED[name]?.test(value) === true) return
  // A secret must not stand in the record of violations.
  const shown = name === 'authorization' || name === 'cookie' ? '…' : value
  throw new Violation(`header ${name}: ${shown}`)
}
