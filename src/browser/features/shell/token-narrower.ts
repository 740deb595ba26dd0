import { isRole, permissionsOf } from '#contract/roles.ts'
import type { Holder } from '#contract/rules.ts'

/** Whether all that was refused is brought by roles that the person is known to hold: then it is the token that lacks it. */
export function isTokenNarrower({ roles, refused = [] }: Holder): boolean {
  if (roles === null || refused.length === 0) return false
  const brought = permissionsOf(roles.filter(isRole))
  return refused.every((permission) => brought.has(permission))
}
