/**
 * Holds what the page shows to the view one is in: what that role may not see is refused here as the API would refuse
 * it, and not asked for. What it may not change is not offered; a change that was begun before, such as an import of many
 * services, goes on. It is a preview and no protection: the API goes by what the person really holds.
 */
import type { Operation } from '#contract/operation.ts'
import { type Refusal, refuse } from '#contract/refusal.ts'
import { refusal } from '#contract/rules.ts'
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
export function refusedByView(
  { method, rule }: Pick<Operation, 'method' | 'rule'>,
  where: object,
): Refusal | undefined {
  const account: unknown = Reflect.get(where, 'account')
  const asked = viewAsked()
  if (asked === null || rule === null || method !== 'GET') return undefined
  if (typeof account !== 'string') return undefined
  const roles = rolesOn(account)
  if (roles === undefined) return undefined
  const held = { roles, refused: refusedOn(account) }
  const view = viewOf(held, asked)
  if (view.is !== 'role') return undefined
  const message = refusal(rule, holderIn(held, view))
  return message === undefined ? undefined : refuse(403, { kind: 'forbidden', message })
}
