import { isRole, type Permission, permissionsOf } from '#contract/roles.ts'
import type { Holder } from '#contract/rules.ts'

/** That roles of the directory bring it is our own decision: where an account refuses it, nothing is known by that. */
const UNSURE: Permission = 'certificates.read'

/** Whether all that was refused is brought by roles that the person is known to hold: then it is the token that lacks it. */
export function isTokenNarrower({ roles, refused = [] }: Holder): boolean {
  const sure = refused.filter((permission) => permission !== UNSURE)
  if (roles === null || sure.length === 0) return false
  const brought = permissionsOf(roles.filter(isRole))
  return sure.every((permission) => brought.has(permission))
}
