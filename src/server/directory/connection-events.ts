/** What connectors do, as events of their tunnel. */
import type { LossCause } from '#contract/event.ts'
import type { Claim } from '../edge/registry.ts'
import type { NewEvent } from './event-table.ts'
import type { LiveConnection } from './roster.ts'

/** A connector as events name it. */
export const connectorOf = ({ connector: { id, version, arch }, originIp }: Claim) => ({
  id,
  version,
  arch,
  origin_ip: originIp,
})

const tellOf = (claim: Claim) => ({ tunnelId: claim.tunnelId, connector: connectorOf(claim) })

const connectionOf = (id: string | null, { connIndex, transport }: Claim) => ({
  connection: { id, index: connIndex, transport },
})

/** A connector is there, with its first connection. */
export const connectorJoined = ({ id, claim }: LiveConnection): NewEvent => ({
  kind: 'connector_joined',
  ...tellOf(claim),
  ...connectionOf(id, claim),
})

/** A connector's last connection is gone. */
export const connectorLeft = (claim: Claim, cause: LossCause): NewEvent => ({
  kind: 'connector_left',
  ...tellOf(claim),
  cause,
})

export const connectionRegistered = ({ id, claim }: LiveConnection): NewEvent => ({
  kind: 'connection_registered',
  ...tellOf(claim),
  ...connectionOf(id, claim),
})

export const connectionLost = ({ id, claim }: LiveConnection, cause: LossCause): NewEvent => ({
  kind: 'connection_lost',
  ...tellOf(claim),
  ...connectionOf(id, claim),
  cause,
})

/** `cause` is the sentence the connector was told. */
export const registrationRefused = (claim: Claim, cause: string): NewEvent => ({
  kind: 'registration_refused',
  ...tellOf(claim),
  ...connectionOf(null, claim),
  cause,
})
