/** Makes the address of a request anew from what was parsed: nothing of the path a browser sent is in it. */
import * as z from 'zod/mini'
import { fillPath } from '#contract/path.ts'
import type { CodeName } from '#contract/codes.ts'
import { refuse } from '#contract/refusal.ts'
import { isUuid } from '#contract/text.ts'
import { API_ROOT } from './api-base.ts'

interface IdKind {
  is: (text: string) => boolean
  kind: CodeName
  message: string
}

const isHex32 = (text: string): boolean => /^[0-9a-f]{32}$/i.test(text)

/** What each parameter of a path must be; what is none was never made, so it is simply not found. */
const IDS = new Map<string, IdKind>([
  ['account', { is: isHex32, kind: 'noRoute', message: 'Account not found.' }],
  ['tunnel', { is: isUuid, kind: 'tunnelNotFound', message: 'Tunnel not found.' }],
  [
    'connector',
    { is: isUuid, kind: 'connectorNotFound', message: 'This connector is not connected.' },
  ],
  ['service', { is: isUuid, kind: 'serviceNotFound', message: 'VPC Service not found.' }],
  ['certificate', { is: isUuid, kind: 'certificateNotFound', message: 'Certificate not found.' }],
  ['token', { is: isHex32, kind: 'noRoute', message: 'Token not found.' }],
])

const Query = z.record(z.string(), z.optional(z.union([z.string(), z.number(), z.boolean()])))

/**
 * The address of an operation below the base. `params` are texts as they came; `query` is what the contract made of
 * it. Throws a Refusal with status 404 for a parameter that is no id.
 */
export function addressOf(
  base: URL,
  path: string,
  params: Readonly<Record<string, string>>,
  query: unknown,
): URL {
  if (!path.startsWith(`${API_ROOT}/`)) throw new Error(`${path} is not for Cloudflare's API.`)
  const url = new URL(base)
  url.pathname += fillPath(path.slice(API_ROOT.length), idsIn(path, params))
  for (const [name, value] of Object.entries(Query.parse(query ?? {})))
    if (value !== undefined) url.searchParams.set(name, String(value))
  return url
}

const idsIn = (path: string, params: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, idOf(name, params[name])]),
  )

function idOf(name: string, text = ''): string {
  const id = IDS.get(name)
  if (id === undefined) throw new Error(`What a ${name} is in a path stands nowhere.`)
  if (!id.is(text)) throw refuse(404, { kind: id.kind, message: id.message })
  return text.toLowerCase()
}
