/** Tunnels and VPC Services as places to go to. Pure. */
import type { VpcService } from '#contract/service.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import type { Known } from '../shell/known.ts'
import type { Command } from './actions.ts'

const here = <T>(known: Known<readonly T[]>): readonly T[] =>
  known.is === 'here' ? known.data : []

/** VPC Services, found by name, by ID and by host. */
export const servicesAsPlaces = (
  account: string,
  services: Known<readonly VpcService[]>,
): Command[] =>
  here(services).map(({ service_id: id, name, host }) => ({
    id,
    label: name,
    keywords: [id, ...hostsIn(host)],
    deed: { kind: 'go', href: pathTo('service', { account, service: id }) },
  }))

const hostsIn = (host: VpcService['host']): string[] =>
  [host.hostname, host.ipv4, host.ipv6].filter((one) => one !== undefined)

/** Tunnels, found by name and by ID. */
export const tunnelsAsPlaces = (account: string, tunnels: Known<readonly Tunnel[]>): Command[] =>
  here(tunnels).map(({ id, name }) => ({
    id,
    label: name,
    keywords: [id],
    deed: { kind: 'go', href: pathTo('tunnel', { account, tunnel: id }) },
  }))
