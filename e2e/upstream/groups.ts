/** The permission groups of API tokens that the operations ask for, by their published names. */

export const DIRECTORY = {
  read: 'Connectivity Directory Read',
  bind: 'Connectivity Directory Bind',
  admin: 'Connectivity Directory Admin',
} as const

const TUNNELS = [
  'Cloudflare Tunnel',
  'Cloudflare One Connectors',
  'Cloudflare One Connector: cloudflared',
]

const reading = (groups: string[]) => groups.map((group) => `${group} Read`)
const writing = (groups: string[]) => groups.map((group) => `${group} Write`)

/** Who may do what: any one group of a list is enough. */
export const MAY = {
  readServices: Object.values(DIRECTORY),
  writeServices: [DIRECTORY.admin],
  /** The texts of the three directory roles let them look at tunnels too. */
  readTunnels: [...reading(TUNNELS), ...writing(TUNNELS), ...Object.values(DIRECTORY)],
  writeTunnels: writing(TUNNELS),
  readCertificates: ['SSL and Certificates Read', 'SSL and Certificates Write'],
  writeCertificates: ['SSL and Certificates Write'],
  readMembers: ['Account Settings Read', 'Account Settings Write'],
  readMemberships: ['Memberships Read', 'Memberships Write'],
  readUser: ['User Details Read', 'User Details Write'],
  readTokens: ['API Tokens Read', 'API Tokens Write'],
}
