/** What somebody may do, named by what it allows. Roles are no ladder: services and tunnels are granted apart. */
export type Permission =
  | 'services.read'
  | 'services.bind'
  | 'services.write'
  | 'tunnels.read'
  | 'tunnels.write'
  | 'certificates.read'
  | 'certificates.write'

const ALL: Permission[] = [
  'services.read',
  'services.bind',
  'services.write',
  'tunnels.read',
  'tunnels.write',
  'certificates.read',
  'certificates.write',
]
const LOOK: Permission[] = ['services.read', 'tunnels.read', 'certificates.read']

/**
 * What each role brings, by its public name.
 * Source: the role texts of Cloudflare's role list; `Cloudflare Tunnel Write` and `SSL and Certificates Write` are the
 * permission groups that its OpenAPI names for tunnels and certificates. That who may read services may also list
 * certificates is our own decision: the service pages name the certificate a service uses. The administrators hold
 * all, or may look at all.
 */
export const ROLES = {
  'Connectivity Directory Read': LOOK,
  'Connectivity Directory Bind': [...LOOK, 'services.bind'],
  'Connectivity Directory Admin': [...LOOK, 'services.bind', 'services.write'],
  'Cloudflare Tunnel Write': ['tunnels.read', 'tunnels.write'],
  'SSL and Certificates Write': ['certificates.read', 'certificates.write'],
  'SSL and Certificates Read': ['certificates.read'],
  'Cloudflare Tunnel Read': ['tunnels.read'],
  'Cloudflare One Connectors Write': ['tunnels.read', 'tunnels.write'],
  'Cloudflare One Connectors Read': ['tunnels.read'],
  'Cloudflare One Connector: cloudflared Write': ['tunnels.read', 'tunnels.write'],
  'Cloudflare One Connector: cloudflared Read': ['tunnels.read'],
  'Super Administrator - All Privileges': ALL,
  Administrator: ALL,
  'Administrator Read Only': LOOK,
} as const satisfies Record<string, readonly Permission[]>

/** The public name of a role this product knows. */
export type Role = keyof typeof ROLES

/** The least role that brings each permission: the one to ask for. */
const LEAST: Record<Permission, Role> = {
  'services.read': 'Connectivity Directory Read',
  'services.bind': 'Connectivity Directory Bind',
  'services.write': 'Connectivity Directory Admin',
  'tunnels.read': 'Connectivity Directory Read',
  'tunnels.write': 'Cloudflare Tunnel Write',
  'certificates.read': 'SSL and Certificates Read',
  'certificates.write': 'SSL and Certificates Write',
}

/** The role to ask an administrator for in order to get a permission. */
export const roleFor = (permission: Permission): Role => LEAST[permission]

/** Whether a name is that of a role we know. */
export const isRole = (name: string): name is Role => Object.hasOwn(ROLES, name)

/** All that a set of roles allows. Names we do not know bring nothing here. */
export function permissionsOf(roles: readonly string[]): Set<Permission> {
  return new Set(roles.filter(isRole).flatMap((role) => ROLES[role]))
}

/** All roles that bring a permission, the one to ask for first. */
export function rolesWith(permission: Permission): Role[] {
  const least = roleFor(permission)
  const others = Object.keys(ROLES).filter(isRole)
  return [
    least,
    ...others.filter((role) => role !== least && permissionsOf([role]).has(permission)),
  ]
}
