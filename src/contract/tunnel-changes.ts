/** What changes tunnels. Apart from what reads them, so that the first page loads without what forms need. */
import * as z from 'zod/mini'
import type { Operation } from './operation.ts'
import { RULES } from './rules.ts'
import { ConnectionsDeleteQuery, TunnelDeleteQuery } from './query.ts'
import { TunnelConfigurationPut, TunnelCreate, TunnelPatch } from './tunnel-config.ts'
import { TUNNELS } from './tunnel-operations.ts'
import { Tunnel, TunnelConfiguration } from './tunnel.ts'

export const tunnelCreate = {
  name: 'tunnelCreate',
  method: 'POST',
  path: TUNNELS,
  rule: RULES.tunnelCreate,
  body: TunnelCreate,
  result: Tunnel,
} as const satisfies Operation

export const tunnelUpdate = {
  name: 'tunnelUpdate',
  method: 'PATCH',
  path: `${TUNNELS}/:tunnel`,
  rule: RULES.tunnelUpdate,
  body: TunnelPatch,
  result: Tunnel,
} as const satisfies Operation

export const tunnelDelete = {
  name: 'tunnelDelete',
  method: 'DELETE',
  path: `${TUNNELS}/:tunnel`,
  rule: RULES.tunnelDelete,
  query: TunnelDeleteQuery,
  result: Tunnel,
} as const satisfies Operation

export const connectionsDelete = {
  name: 'connectionsDelete',
  method: 'DELETE',
  path: `${TUNNELS}/:tunnel/connections`,
  rule: RULES.connectorDrop,
  query: ConnectionsDeleteQuery,
  /** Nothing of worth; the SDK says that it may be null. */
  result: z.nullable(z.object({})),
} as const satisfies Operation

export const configurationPut = {
  name: 'configurationPut',
  method: 'PUT',
  path: `${TUNNELS}/:tunnel/configurations`,
  rule: RULES.configurationPut,
  body: TunnelConfigurationPut,
  result: TunnelConfiguration,
} as const satisfies Operation
