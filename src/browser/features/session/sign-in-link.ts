import * as z from 'zod/mini'

/** Where to go after signing in: an address of this app, never of another site. */
const OwnAddress = z.string().check(z.regex(/^\/(?![/\\])/))

export const SignInSearch = z.object({
  from: z.optional(z.catch(z.optional(OwnAddress), undefined)),
})

/**
 * The token of a printed sign-in link, which stands in the URL's fragment so that it never reaches a server's log.
 * It is taken out of the address and the history at once.
 */
export function tokenFromLink(): string | undefined {
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token')
  if (token === null) return undefined
  window.history.replaceState(
    window.history.state,
    '',
    window.location.pathname + window.location.search,
  )
  return token
}
