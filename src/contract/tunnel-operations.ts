/** What can be asked about tunnels and connectors. Source: Cloudflare's OpenAPI, its SDK and cloudflared. */
import * as z from 'zod/mini'
import type { Operation } from './operation.ts'
import { RULES } from './rules.ts'
import { TunnelQuery } from './query.ts'
import { Connector, Tunnel, TunnelConfiguration, TunnelToken } from './tunnel.ts'

/** Where they live. */
export const TUNNELS = '/client/v4/accounts/:account/cfd_tunnel'

export const tunnelList = {
  name: 'tunnelList',
  method: 'GET',
  path: TUNNELS,
  rule: RULES.tunnelRead,
  query: TunnelQuery,
  result: z.array(Tunnel),
  paged: true,
} as const satisfies Operation

export const tunnelGet = {
  name: 'tunnelGet',
  method: 'GET',
  path: `${TUNNELS}/:tunnel`,
  rule: RULES.tunnelRead,
  result: Tunnel,
} as const satisfies Operation

export const tunnelToken = {
  name: 'tunnelToken',
  method: 'GET',
  path: `${TUNNELS}/:tunnel/token`,
  rule: RULES.tunnelToken,
  result: TunnelToken,
} as const satisfies Operation

export const connectorList = {
  name: 'connectorList',
  method: 'GET',
  path: `${TUNNELS}/:tunnel/connections`,
  rule: RULES.tunnelRead,
  result: z.array(Connector),
} as const satisfies Operation

export const connectorGet = {
  name: 'connectorGet',
  method: 'GET',
  path: `${TUNNELS}/:tunnel/connectors/:connector`,
  rule: RULES.tunnelRead,
  result: Connector,
} as const satisfies Operation

export const configurationGet = {
  name: 'configurationGet',
  method: 'GET',
  path: `${TUNNELS}/:tunnel/configurations`,
  rule: RULES.tunnelRead,
  result: TunnelConfiguration,
} as const satisfies Operation
