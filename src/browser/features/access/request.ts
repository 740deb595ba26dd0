/** The request that somebody hands to an administrator, as plain text. Pure. */
import { permissionsOf, type Role } from '#contract/roles.ts'
import type { DirectoryKind, SessionAccount } from '#contract/session.ts'
import { type Action, rolesWanted } from './actions.ts'

/** Who asks, where, and holding what; roles are null where they are not told. */
export type Asker = {
  name: string
  directory: DirectoryKind
  account: Pick<SessionAccount, 'id' | 'name'>
  roles: readonly string[] | null
}

const heldWords = (roles: Asker['roles']): string => {
  if (roles === null) return 'not told by the API'
  return roles.length === 0 ? 'none' : roles.join(', ')
}

/** Each role, with what it is wanted for; what two of them bring stands with the first. */
function roleLines(actions: readonly Action[]): string {
  const roles = rolesWanted(actions)
  const bringerOf = ({ rule }: Action) =>
    roles.find((role) => permissionsOf([role]).has(rule.needs))
  const whyOf = (role: Role) =>
    actions
      .filter((action) => bringerOf(action) === role)
      .map(({ label }) => `\n  - ${lowerFirst(label)}`)
  return roles.map((role) => `- ${role}, to${whyOf(role).join('')}`).join('\n')
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** How an administrator grants it. In local mode the roles stand in a file of the server. */
const HOW: Record<DirectoryKind, (asker: Asker) => string[]> = {
  local: ({ name }) => [
    `This is a local directory of VPC Console. Please add the roles to "roles" of the identity "${name}" in the`,
    'file identities.json, in the data folder of the server, and start the server again.',
  ],
  cloudflare: () => [
    'A person gets roles as a member of the account. An API token needs the permissions of the same names, and',
    'for wrangler it has to belong to a user who holds the roles.',
  ],
}

/** The whole request for some actions; at least one. */
export function requestText(asker: Asker, actions: readonly Action[]): string {
  const { name, account } = asker
  return [
    'Please grant me access to Workers VPC.',
    '',
    `Account: ${account.name} (${account.id})`,
    `Signed in to VPC Console as: ${name}`,
    `Roles held now: ${heldWords(asker.roles)}`,
    '',
    'Roles wanted:',
    roleLines(actions),
    '',
    ...HOW[asker.directory](asker),
  ].join('\n')
}
