/**
 * The sealed cookie: the token, encrypted and authenticated with the server's own key, out of reach of the page. It
 * lives for a while after it was last renewed, is renewed while it is in use, and ends for good some time after the
 * sign-in. Signing out ends it at once, copies of it too, where ended sessions are remembered.
 */
import { createHash } from 'node:crypto'
import { sealData, unsealData } from 'iron-session'
import { serialize, parse } from 'hono/utils/cookie'
import * as z from 'zod/mini'
import { DIRECTORIES } from '#contract/session.ts'

/** How long a session lasts, in seconds: since it was last used, and since the sign-in. */
interface Life {
  idle: number
  longest: number
}

/** Renewed at most this often, so that not every poll carries a new cookie. */
const RENEW_AFTER_MS = 10 * 60 * 1000

/** Moments are RFC 3339. */
const Sealed = z.object({
  /** Of the session; no secret. */
  id: z.string(),
  directory: z.enum(DIRECTORIES),
  token: z.string(),
  account: z.optional(z.string()),
  signed_in_at: z.string(),
  sealed_at: z.string(),
})
export type Sealed = z.infer<typeof Sealed>

/** A session as a request brings it. */
interface Opened {
  sealed: Sealed
  /** Whether it is time to renew it. */
  due: boolean
}

export interface EndedSessions {
  has(id: string): boolean
  /** `until`: when its cookie is too old in any case, RFC 3339. */
  end(id: string, until: string): void
}

export interface SealOptions {
  /** Each of at least 32 characters. The first seals, all open: so a key is replaced without a sign-out. */
  keys: readonly [string, ...string[]]
  now: () => string
  life: Life
  /** Whether browsers come by TLS: then the cookie never travels without, and for this very host alone. */
  secure: boolean
  /** Null where nothing is remembered: there a copy of a cookie lives as long as the session would. */
  ended: EndedSessions | null
}

export interface Seal {
  /** Whether a request carries our cookie, valid or not. */
  carriedBy(request: Request): boolean
  /** The session of a request; nothing when there is none, or it is forged, too old or ended. */
  open(request: Request): Promise<Opened | undefined>
  /** The `set-cookie` headers that sign in. */
  make(content: Pick<Sealed, 'directory' | 'token' | 'account'>): Promise<string[]>
  /** Whether it was ended since it was opened; never where nothing is remembered. */
  isEnded(sealed: Sealed): boolean
  /** The `set-cookie` headers that stay signed in; none for a session that was ended meanwhile. */
  renew(sealed: Sealed): Promise<string[]>
  /** Ends the session of a request, if it has one, and answers the `set-cookie` headers that sign out. */
  end(request: Request): Promise<string[]>
}

/** Cookies know no ports: two consoles on one machine would sign each other out under one name. */
function nameFor(key: string, secure: boolean): string {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 8)
  return `${secure ? '__Host-' : ''}vpc_console_${digest}`
}

const read = (request: Request, name: string): string | undefined =>
  parse(request.headers.get('cookie') ?? '', name)[name]

export function createSeal({ keys, now, life, secure, ended }: SealOptions): Seal {
  const named = keys.map((key) => ({ key, name: nameFor(key, secure) }))
  const cookie = (name: string, value: string, maxAge: number): string =>
    serialize(name, value, { path: '/', httpOnly: true, sameSite: 'Strict', secure, maxAge })
  const age = (moment: string): number => Date.parse(now()) - Date.parse(moment)
  const isEnded = ({ id }: Sealed): boolean => ended?.has(id) === true
  const older = named.slice(1)
  const forget = older.map(({ name }) => cookie(name, '', 0))

  async function seal(content: Sealed): Promise<string[]> {
    const [key] = keys
    const value = await sealData(content, { password: key, ttl: life.idle })
    return [cookie(nameFor(key, secure), value, life.idle), ...forget]
  }

  async function openWith(request: Request, { key, name }: { key: string; name: string }) {
    const value = read(request, name)
    if (value === undefined) return undefined
    const sealed = Sealed.safeParse(await unsealData(value, { password: key, ttl: life.idle })).data
    if (sealed === undefined || age(sealed.signed_in_at) >= life.longest * 1000) return undefined
    if (isEnded(sealed)) return undefined
    return { sealed, due: key !== keys[0] || age(sealed.sealed_at) > RENEW_AFTER_MS }
  }

  async function open(request: Request): Promise<Opened | undefined> {
    for (const one of named) {
      const opened = await openWith(request, one)
      if (opened !== undefined) return opened
    }
    return undefined
  }

  return {
    carriedBy: (request) => named.some(({ name }) => read(request, name) !== undefined),
    open,
    make: (content) =>
      seal({ ...content, id: crypto.randomUUID(), signed_in_at: now(), sealed_at: now() }),
    isEnded,
    renew: async (sealed) => (isEnded(sealed) ? [] : seal({ ...sealed, sealed_at: now() })),
    async end(request) {
      const opened = await open(request)
      if (opened !== undefined) {
        const over = Date.parse(opened.sealed.signed_in_at) + life.longest * 1000
        ended?.end(opened.sealed.id, new Date(over).toISOString())
      }
      return named.map(({ name }) => cookie(name, '', 0))
    },
  }
}
