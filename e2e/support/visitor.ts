/** A browser's side of sign-in, for tests that look at each answer: it keeps cookies, and says whose page it is. */
import { sessionCreate } from '#contract/session-operations.ts'

export interface Visitor {
  /** Asks as the page of that address does; what it is given to keep it sends from then on. */
  ask(path: string, init?: RequestInit): Promise<Response>
  signIn(token: string, init?: RequestInit): Promise<Response>
  /** What it sends as `cookie` now. */
  cookie: string
}

/** Somebody who comes with a cookie, or with none yet. */
export function visitorOf(url: string, cookie = ''): Visitor {
  const visitor: Visitor = {
    cookie,
    async ask(path, init = {}) {
      const own = { origin: url, ...(visitor.cookie !== '' && { cookie: visitor.cookie }) }
      const headers = { ...own, ...Object.fromEntries(new Headers(init.headers)) }
      const response = await fetch(url + path, { redirect: 'manual', ...init, headers })
      for (const given of response.headers.getSetCookie())
        visitor.cookie = kept(visitor.cookie, given)
      return response
    },
    signIn: (token, init = {}) =>
      visitor.ask(sessionCreate.path, { ...init, method: 'POST', body: JSON.stringify({ token }) }),
  }
  return visitor
}

/** The cookies after one more was given; `Max-Age=0` takes it away. */
export function kept(cookies: string, given: string): string {
  const [pair = ''] = given.split(';')
  const name = `${pair.split('=')[0]}=`
  const others = cookies.split('; ').filter((one) => one !== '' && !one.startsWith(name))
  return [...others, ...(/; Max-Age=0(;|$)/.test(given) ? [] : [pair])].join('; ')
}
