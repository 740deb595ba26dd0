/** What changes tunnels. Apart from what reads them, so that the first page loads without what forms need. */
import * as z from 'zod/mini'
import type { Operation } from './operation.ts'
import { ConnectionsDeleteQuery, TunnelDeleteQuery } from './query.ts'
import { TunnelConfigurationPut, TunnelCreate, TunnelPatch } from './tunnel-config.ts'
import { TUNNELS } from './tunnel-operations.ts'
import { Tunnel, TunnelConfiguration } from './tunnel.ts'

export const tunnelCreate = {
  name: 'tunnelCreate',
  method: 'POST',
  path: TUNNELS,
  needs: 'tunnels.write',
  body: TunnelCreate,
  result: Tunnel,
} as const satisfies Operation

export const tunnelUpdate = {
  name: 'tunnelUpdate',
  method: 'PATCH',
  path: `${TUNNELS}/:tunnel`,
  needs: 'tunnels.write',
  body: TunnelPatch,
  result: Tunnel,
} as const satisfies Operation

export const tunnelDelete = {
  name: 'tunnelDelete',
  method: 'DELETE',
  path: `${TUNNELS}/:tunnel`,
  needs: 'tunnels.write',
  query: TunnelDeleteQuery,
  result: Tunnel,
} as const satisfies Operation

export const connectionsDelete = {
  name: 'connectionsDelete',
  method: 'DELETE',
  path: `${TUNNELS}/:tunnel/connections`,
  needs: 'tunnels.write',
  query: ConnectionsDeleteQuery,
  result: z.object({}),
} as const satisfies Operation

export const configurationPut = {
  name: 'configurationPut',
  method: 'PUT',
  path: `${TUNNELS}/:tunnel/configurations`,
  needs: 'tunnels.write',
  body: TunnelConfigurationPut,
  result: TunnelConfiguration,
} as const satisfies Operation
