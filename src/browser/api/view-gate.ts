/**
 * Holds what the page asks for to the view one is in: what that role may not do is refused here as the API would refuse
 * it, and not sent. It is a preview and no protection: the API goes by what the person really holds.
 */
import { type Refusal, refuse } from '#contract/refusal.ts'
import { refusal, type Rule } from '#contract/rules.ts'
import { refusedOn } from './refused.ts'
import { holderIn, viewIn, viewOf } from './view-as.ts'

/** The names of the roles held on an account; null where they are not told, nothing where it is nobody's. */
type RolesOn = (account: string) => readonly string[] | null | undefined

let rolesOn: RolesOn = () => undefined

/** From now on `tell` says which roles are held. */
export function goByRoles(tell: RolesOn): void {
  rolesOn = tell
}

/** The view that the address asks for; none where there is no address, as in a test. */
export const viewAsked = (): string | null =>
  'location' in globalThis ? viewIn(location.search) : null

/** Why something is not asked for in the view one is in. `where` is where it would be asked for. */
export function refusedByView(rule: Rule | null, where: object): Refusal | undefined {
  const account: unknown = Reflect.get(where, 'account')
  const asked = viewAsked()
  if (asked === null || rule === null || typeof account !== 'string') return undefined
  const roles = rolesOn(account)
  if (roles === undefined) return undefined
  const held = { roles, refused: refusedOn(account) }
  const view = viewOf(held, asked)
  if (view.is !== 'role') return undefined
  const message = refusal(rule, holderIn(held, view))
  return message === undefined ? undefined : refuse(403, { kind: 'forbidden', message })
}
