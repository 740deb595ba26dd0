import * as z from 'zod/mini'

/** Stands for this site, whichever it is. */
const HERE = 'http://console.invalid'

/**
 * The page of this app that an address names, read as a browser does, which skips tabs and line breaks and takes `\`
 * for `/`; nothing where it names anything else.
 */
function ownPage(address: string | undefined): string | undefined {
  const url = address?.startsWith('/') === true ? URL.parse(address, HERE) : null
  if (url?.origin !== HERE || url.pathname.startsWith('//')) return undefined
  return url.pathname + url.search + url.hash
}

/** Where to go after signing in: an address of this app, never of another site. */
export const SignInSearch = z.object({
  from: z.pipe(z.optional(z.string()), z.transform(ownPage)),
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
