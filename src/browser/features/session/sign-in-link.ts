import * as z from 'zod/mini'

/** Where to go after signing in: an address of this app, never of another site. */
export const SignInSearch = z.object({
  from: z.catch(z.optional(z.string().check(z.regex(/^\/(?![/\\])/))), undefined),
})

/**
 * The token of a printed sign-in link, which stands in the URL's fragment so that it never reaches a server's log.
 * It is taken out of the address and the history at once.
 */
export function tokenFromLink(): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (token === null) return undefined
  history.replaceState(history.state, '', location.pathname + location.search)
  return token
}
