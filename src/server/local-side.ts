/** The directory of this process as a side of the API. */
import { refuse, type Refusal } from '#contract/refusal.ts'
import type { LocalEdge } from '#contract/session.ts'
import { accountOf, accountRoutes } from './directory/account.ts'
import { certificateRoutes } from './directory/certificates.ts'
import { configurationRoutes } from './directory/configurations.ts'
import { connectorRoutes } from './directory/connectors.ts'
import type { Directory } from './directory/directory.ts'
import type { Presence } from './directory/presence.ts'
import type { Bound } from './directory/serve.ts'
import { serviceRoutes } from './directory/services.ts'
import { tunnelRoutes } from './directory/tunnels.ts'
import { watchRoutes } from './directory/watch.ts'
import type { Identities, Identity } from './identities.ts'
import { logRoutes } from './logs/routes.ts'
import { noCredentials } from './session/who.ts'
import type { Asker, Side } from './side.ts'

export interface LocalParts {
  directory: Directory
  presence: Presence
  identities: Identities
  /** Where connectors connect to. */
  edge: LocalEdge
  /** Aborted when the server begins to stop: answers that would go on then end. */
  stopping: AbortSignal
}

/** Its operations, and who may ask for them. */
export function localSide(parts: LocalParts): Side {
  const { identities, edge } = parts
  return {
    directory: 'local',
    takesBearer: true,
    async identify({ token }) {
      const identity = identities.find(token)
      if (identity === undefined) throw unknownToken()
      const account = { ...accountOf(identities.accountId), roles: [...identity.roles] }
      return {
        directory: 'local',
        name: identity.name,
        person: null,
        accounts: [account],
        edge,
      }
    },
    routes: boundOperations(parts).map(({ operation, answer }) => ({
      operation,
      answer: async (context, asker) =>
        answer(context, identityOf(asker, identities, context.req.path), identities.accountId),
    })),
  }
}

const boundOperations = ({ directory, presence, stopping }: LocalParts): Bound[] => [
  ...serviceRoutes(directory),
  ...tunnelRoutes(directory, presence),
  ...connectorRoutes(directory, presence),
  ...configurationRoutes(directory, presence),
  ...certificateRoutes(directory),
  ...watchRoutes(directory, presence),
  ...logRoutes(directory, presence, stopping),
  ...accountRoutes(directory.accountId),
]

function identityOf({ token, by }: Asker, identities: Identities, path: string): Identity {
  const identity = identities.find(token)
  if (identity === undefined) throw by === 'cookie' ? noCredentials() : unknownBearer(path)
  return identity
}

const unknownToken = (): Refusal =>
  refuse(401, {
    kind: 'invalidToken',
    message:
      'This token is not known here. Copy it whole from the sign-in link or identities.json.',
    pointer: '/token',
  })

/** wrangler takes 1000 from a verify operation as "another kind of token" and 10000 anywhere as "ask for whoami". */
const unknownBearer = (path: string): Refusal =>
  path.endsWith('/tokens/verify')
    ? refuse(401, { kind: 'invalidToken', message: 'Invalid API Token' })
    : refuse(401, { kind: 'forbidden', message: 'Authentication error' })
