import { permissionsOf, roleFor, type Permission } from './roles.ts'

/** Who asks, as far as rules care: the public names of the roles held. */
export type Holder = { roles: readonly string[] }

/** Each thing a person can do, in words that fit "you may not …", and the permission it takes. */
export const RULES = {
  serviceCreate: { needs: 'services.write', to: 'create a VPC Service' },
  serviceUpdate: { needs: 'services.write', to: 'edit a VPC Service' },
  serviceDelete: { needs: 'services.write', to: 'delete a VPC Service' },
  serviceBind: { needs: 'services.bind', to: 'deploy a Worker with this binding' },
  tunnelCreate: { needs: 'tunnels.write', to: 'create a tunnel' },
  tunnelRename: { needs: 'tunnels.write', to: 'rename a tunnel' },
  tunnelDelete: { needs: 'tunnels.write', to: 'delete a tunnel' },
  tunnelToken: {
    needs: 'tunnels.write',
    to: 'see the install commands, which hold the tunnel token',
  },
} as const satisfies Record<string, { needs: Permission; to: string }>

export type Rule = (typeof RULES)[keyof typeof RULES]

/** Whether the roles held bring a permission. */
export const holds = (holder: Holder, permission: Permission): boolean =>
  permissionsOf(holder.roles).has(permission)

/**
 * Why this person may not do it, as a sentence to show; nothing when they may.
 * The page asks before it offers, the API before it acts, so the two cannot disagree.
 */
export const refusal = (rule: Rule, holder: Holder): string | undefined =>
  holds(holder, rule.needs) ? undefined : `To ${rule.to} you need the ${roleFor(rule.needs)} role.`
