import { isRole, permissionsOf, roleFor, type Permission } from './roles.ts'

/** Who asks, as far as rules care. */
export type Holder = {
  /** The public names of the roles held; null where they are not told. */
  roles: readonly string[] | null
  /** What the API has refused before, whatever the roles seem to say. */
  refused?: readonly Permission[]
}

/** Something a person can do: the permission it takes, and words that fit "To … you need". */
export type Rule = { needs: Permission; to: string }

/** Each thing that takes a permission. Operations name their rule, and so do the buttons that lead to them. */
export const RULES = {
  serviceRead: { needs: 'services.read', to: 'see VPC Services' },
  serviceCreate: { needs: 'services.write', to: 'create a VPC Service' },
  serviceUpdate: { needs: 'services.write', to: 'edit a VPC Service' },
  serviceDelete: { needs: 'services.write', to: 'delete a VPC Service' },
  serviceBind: { needs: 'services.bind', to: 'deploy a Worker with this binding' },
  /** Through a VPC Network binding. Source: Workers VPC, required roles. */
  tunnelBind: { needs: 'services.write', to: 'deploy a Worker that is bound to a whole tunnel' },
  tunnelRead: { needs: 'tunnels.read', to: 'see tunnels' },
  tunnelCreate: { needs: 'tunnels.write', to: 'create a tunnel' },
  tunnelUpdate: { needs: 'tunnels.write', to: 'change a tunnel' },
  tokenRotate: { needs: 'tunnels.write', to: 'rotate the token of a tunnel' },
  tunnelDelete: { needs: 'tunnels.write', to: 'delete a tunnel' },
  tunnelToken: {
    needs: 'tunnels.write',
    to: 'see the install commands, which hold the tunnel token,',
  },
  /** Of Cloudflare's API. Our own edge tells them to whoever may see tunnels. */
  logRead: { needs: 'tunnels.write', to: 'read live logs on a Cloudflare account' },
  connectorDrop: { needs: 'tunnels.write', to: 'disconnect connectors' },
  configurationPut: { needs: 'tunnels.write', to: 'change the configuration of a tunnel' },
  certificateRead: { needs: 'certificates.read', to: 'see certificates' },
  certificateUpload: { needs: 'certificates.write', to: 'upload a certificate' },
  certificateDelete: { needs: 'certificates.write', to: 'delete a certificate' },
} as const satisfies Record<string, Rule>

export type RuleName = keyof typeof RULES

/** Whether it is sure that somebody lacks a permission. A role whose name we do not know may bring anything. */
export function lacks({ roles, refused = [] }: Holder, permission: Permission): boolean {
  if (refused.includes(permission)) return true
  return roles !== null && roles.every(isRole) && !permissionsOf(roles).has(permission)
}

/**
 * Why this person may not do it, as a sentence to show; nothing when they may, or when only the API can tell.
 * The page asks before it offers, the local directory before it acts, so the two cannot disagree.
 */
export const refusal = (rule: Rule, holder: Holder): string | undefined =>
  lacks(holder, rule.needs) ? `To ${rule.to} you need the ${roleFor(rule.needs)} role.` : undefined

/** Whether this person may do it, as far as is known beforehand. */
export type Verdict = 'yes' | 'no' | 'unknown'

/** The same as an answer to "may I?". It is not known where roles are not told, or may bring anything. */
export function verdict(rule: Rule, holder: Holder): Verdict {
  if (lacks(holder, rule.needs)) return 'no'
  return permissionsOf(holder.roles ?? []).has(rule.needs) ? 'yes' : 'unknown'
}
