import type * as z from 'zod'
import { join } from '../connector.ts'
import type { ServiceConfig } from '../operations/service-words.ts'
import { addService } from '../operations/services.ts'
import { newTunnel, type Tunnel } from '../tunnel.ts'
import type { World } from '../world.ts'
import type { COMMANDS } from './words.ts'

type Wanted = z.output<typeof COMMANDS.seed.asks>

/** Fills an account with tunnels and services, of both types and all ways to name a host; answers their ids. */
export function seed(world: World, wanted: Wanted) {
  const account = wanted.account ?? world.accounts[0].id
  const tunnels = many(wanted.tunnels, (index) => seedTunnel(world, account, index, wanted))
  const services = many(wanted.services, (index) => {
    const tunnel = tunnels[index % tunnels.length]?.id ?? ''
    return addService(world, account, configOf(`${wanted.prefix}-service-${index}`, index, tunnel))
  })
  return {
    tunnels: tunnels.map(({ id }) => id),
    services: services.map(({ service_id }) => service_id),
  }
}

function seedTunnel(world: World, account: string, index: number, wanted: Wanted): Tunnel {
  const name = `${wanted.prefix}-tunnel-${index}`
  const tunnel = newTunnel({ account, name, config_src: 'cloudflare' })
  world.tunnels.set(tunnel.id, tunnel)
  for (let joined = 0; joined < wanted.connectors; joined += 1) {
    const origin_ip = `203.0.113.${joined + 1}`
    join(tunnel, { connections: 4, version: '2026.8.2', arch: 'linux_amd64', origin_ip })
  }
  return tunnel
}

function configOf(name: string, index: number, tunnel_id: string): ServiceConfig {
  const ipv4 = `10.0.${Math.floor(index / 250)}.${(index % 250) + 1}`
  const hostname = `${name}.internal`
  switch (index % 3) {
    case 0:
      return { name, type: 'http', host: { hostname, resolver_network: { tunnel_id } } }
    case 1:
      return { name, type: 'http', host: { ipv4, network: { tunnel_id } }, http_port: 8080 }
    default:
      return {
        name,
        type: 'tcp',
        host: { ipv4, network: { tunnel_id } },
        tcp_port: 5432,
        app_protocol: 'postgresql',
      }
  }
}

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
