/**
 * The sealed cookie: the token, encrypted and authenticated with the server's own key, out of reach of the page.
 * It lives for twelve hours after it was last renewed, and is renewed while it is in use, until seven days after the
 * sign-in. Signing out takes it from the browser; a copy of it is good until then.
 */
import { createHash } from 'node:crypto'
import { sealData, unsealData } from 'iron-session'
import { serialize, parse } from 'hono/utils/cookie'
import * as z from 'zod/mini'

const LIFE_SECONDS = 12 * 60 * 60
/** Renewed at most this often, so that not every poll carries a new cookie. */
const RENEW_AFTER_MS = 10 * 60 * 1000

/** However much it is used, one signs in again after this time. */
const LONGEST_MS = 7 * 24 * 60 * 60 * 1000

/** Moments are RFC 3339. */
const Sealed = z.object({ token: z.string(), signed_in_at: z.string(), sealed_at: z.string() })
export type Sealed = z.infer<typeof Sealed>

export interface Seal {
  /** Whether a request carries our cookie, valid or not. */
  carriedBy(request: Request): boolean
  /** The token in a request's cookie; nothing when there is none or it is forged or too old. */
  open(request: Request): Promise<Sealed | undefined>
  /** The `set-cookie` header that signs in. */
  make(token: string): Promise<string>
  /** The `set-cookie` header that stays signed in. */
  renew(sealed: Sealed): Promise<string>
  /** Whether it is time to renew it. */
  isDue(sealed: Sealed): boolean
  /** The `set-cookie` header that signs out. */
  readonly cleared: string
}

/** `password` is the key in the data folder, of at least 32 characters. */
export function createSeal(password: string, now: () => string): Seal {
  // Cookies know no ports: two consoles on one machine would sign each other out under one name.
  const name = `vpc_console_${createHash('sha256').update(password).digest('hex').slice(0, 8)}`
  const cookie = (value: string, maxAge: number): string =>
    serialize(name, value, { path: '/', httpOnly: true, sameSite: 'Strict', maxAge })
  const read = (request: Request): string | undefined =>
    parse(request.headers.get('cookie') ?? '', name)[name]
  const age = (moment: string): number => Date.parse(now()) - Date.parse(moment)
  const seal = async (content: Sealed): Promise<string> =>
    cookie(await sealData(content, { password, ttl: LIFE_SECONDS }), LIFE_SECONDS)
  return {
    carriedBy: (request) => read(request) !== undefined,
    async open(request) {
      const opened = await unsealData(read(request) ?? '', { password, ttl: LIFE_SECONDS })
      const sealed = Sealed.safeParse(opened).data
      return sealed && age(sealed.signed_in_at) < LONGEST_MS ? sealed : undefined
    },
    make: (token) => seal({ token, signed_in_at: now(), sealed_at: now() }),
    renew: (sealed) => seal({ ...sealed, sealed_at: now() }),
    isDue: ({ sealed_at }) => age(sealed_at) > RENEW_AFTER_MS,
    cleared: cookie('', 0),
  }
}
