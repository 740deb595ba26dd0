/** Viewing as a role: what a page shows somebody who holds that role alone, and never more than the person holds. Pure. */
import { permissionsOf, type Role } from '#contract/roles.ts'
import { type Holder, lacks } from '#contract/rules.ts'

/** The roles one may view as, by their words in the URL. */
export const VIEWS = {
  read: 'Connectivity Directory Read',
  bind: 'Connectivity Directory Bind',
  admin: 'Connectivity Directory Admin',
  tunnels: 'Cloudflare Tunnel Write',
  certificates: 'SSL and Certificates Write',
} as const satisfies Record<string, Role>

export type ViewName = keyof typeof VIEWS

/** As who one looks: as oneself, as a role, or as oneself because what the URL asks for is not to be had. */
export type View =
  | { is: 'own' }
  | { is: 'role'; role: Role }
  | { is: 'ignored'; asked: string; why: string }

export const isViewName = (word: string): word is ViewName => Object.hasOwn(VIEWS, word)

/** Whether a role brings something that the holder is known to lack. */
export const bringsMore = (role: Role, held: Holder): boolean =>
  [...permissionsOf([role])].some((permission) => lacks(held, permission))

/** What comes of the `as` of a URL for somebody who holds this. */
export function viewOf(held: Holder, asked: string | null): View {
  if (asked === null || asked === '') return { is: 'own' }
  if (!isViewName(asked)) return { is: 'ignored', asked, why: 'there is no such view' }
  const role = VIEWS[asked]
  return bringsMore(role, held)
    ? { is: 'ignored', asked, why: `${role} brings more than you hold` }
    : { is: 'role', role }
}

/** What the page goes by: in a view that role alone, and what was refused stays refused. */
export const holderIn = (held: Holder, view: View): Holder =>
  view.is === 'role' ? { ...held, roles: [view.role] } : held

/** The word for a view, behind the `?` of every page of an account. */
const AS = 'as'

/** The view that a URL's search asks for. */
export const viewIn = (search: string): string | null => new URLSearchParams(search).get(AS)

const isOfAccount = (path: string): boolean => /^\/[^/]+\/workers\//.test(path)

/** An address within the app with the view one is in. What names a view itself keeps its own; `as=` ends it. */
export function withView(to: string, asked: string | null): string {
  const [path = '', text = ''] = to.split('?')
  const search = new URLSearchParams(text)
  const own = search.get(AS)
  if (own === '') search.delete(AS)
  else if (own === null && asked && isOfAccount(path)) search.set(AS, asked)
  else return to
  return search.size === 0 ? path : `${path}?${search}`
}

/** The address of the same page in another view; without one, as oneself. */
export function inView(path: string, search: string, as: ViewName | undefined): string {
  const next = new URLSearchParams(search)
  next.set(AS, as ?? '')
  return `${path}?${next}`
}
