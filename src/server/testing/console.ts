/** A whole server as a function, for tests: its own directory in memory, its own clock, one identity of each kind. */
import { expect } from 'vitest'
import * as z from 'zod/mini'
import { ApiMessage, ResultInfo } from '#contract/envelope.ts'
import type { Operation } from '#contract/operation.ts'
import type { Role } from '#contract/roles.ts'
import { createDirectory } from '../directory/directory.ts'
import { createPresence } from '../directory/presence.ts'
import { IN_MEMORY, openStore } from '../directory/store.ts'
import { identitiesOf } from '../identities.ts'
import type { Log } from '../log.ts'
import { localApp } from './app.ts'

const ROLES_OF = {
  admin: ['Connectivity Directory Admin', 'Cloudflare Tunnel Write', 'SSL and Certificates Write'],
  bind: ['Connectivity Directory Bind'],
  read: ['Connectivity Directory Read'],
} satisfies Record<string, Role[]>

export type Who = keyof typeof ROLES_OF
export const EVERYBODY: Who[] = ['admin', 'bind', 'read']
export const tokenOf = (who: Who): string => `token-of-${who}-which-is-long-enough-to-be-one`
export const ACCOUNT = '0123456789abcdef0123456789abcdef'
/** An id of nothing. */
export const NOBODY = '00000000-0000-4000-8000-000000000000'

const Envelope = z.object({
  success: z.boolean(),
  errors: z.array(ApiMessage),
  messages: z.array(ApiMessage),
  result: z.unknown(),
  result_info: z.optional(ResultInfo),
})

/** What to ask with: parameters of the path, query and body. A string is sent as it is, all else as JSON. */
interface Asking {
  path?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
}

/** Starts one; nothing is shared with another. Somebody may be given other roles. */
export function startConsole(roles: Partial<Record<Who, Role[]>> = {}) {
  const clock = { at: Date.parse('2026-11-21T10:00:00.000Z') }
  const now = () => new Date(clock.at).toISOString()
  let ids = 0
  const newId = () => `00000000-0000-4000-9000-${String((ids += 1)).padStart(12, '0')}`
  const store = openStore(IN_MEMORY)
  const lines: string[] = []
  /** Trouble alone: requests that changed something are told too. */
  const log: Log = (line, fields) => {
    if (fields?.status === undefined || fields.status >= 500) lines.push(line)
  }
  const directory = createDirectory({ accountId: ACCOUNT, store, now, newId, log })
  const presence = createPresence(directory)
  const app = localApp({
    directory,
    presence,
    identities: identitiesOf({ account_id: ACCOUNT, identities: identitiesWith(roles) }),
    edge: { address: '127.0.0.1:7844', ca_file: '/data/edge-ca.pem', quic: 'on' },
    stopping: new AbortController().signal,
    now,
    log,
  })
  const send = (path: string, init?: RequestInit) => app.request(`http://127.0.0.1${path}`, init)
  return { clock, directory, presence, lines, send, ...askers(send) }
}

const identitiesWith = (roles: Partial<Record<Who, Role[]>>) =>
  EVERYBODY.map((name) => ({
    name,
    roles: roles[name] ?? ROLES_OF[name],
    token: tokenOf(name),
  }))

type Send = (path: string, init?: RequestInit) => Response | Promise<Response>

function askers(send: Send) {
  /** Asks, and answers status, headers and envelope, whichever it is. */
  async function ask(who: Who, operation: Operation, asking: Asking = {}) {
    const response = await send(urlOf(operation.path, asking), {
      method: operation.method,
      headers: { authorization: `Bearer ${tokenOf(who)}` },
      ...('body' in asking && { body: textOf(asking.body) }),
    })
    const envelope = Envelope.parse(await response.json())
    return { status: response.status, headers: response.headers, ...envelope }
  }
  /** Asks as Admin, expects success, and answers the result by the contract. */
  async function get<O extends Operation>(
    operation: O,
    asking?: Asking,
  ): Promise<z.output<O['result']>> {
    const { errors, result } = await ask('admin', operation, asking)
    expect(errors).toEqual([])
    return z.parse<O['result']>(operation.result, result)
  }
  return { ask, get }
}

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body))

function urlOf(path: string, { path: given = {}, query = {} }: Asking): string {
  const params: Record<string, string> = { account: ACCOUNT, ...given }
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? NOBODY)
  const search = new URLSearchParams(query).toString()
  return search === '' ? filled : `${filled}?${search}`
}
