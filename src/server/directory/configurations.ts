/** The ingress rules a remotely managed tunnel gives its connectors. */
import { refuse } from '#contract/refusal.ts'
import { configurationPut } from '#contract/tunnel-changes.ts'
import type { TunnelConfigurationPut } from '#contract/tunnel-config.ts'
import { configurationGet } from '#contract/tunnel-operations.ts'
import type { Directory } from './directory.ts'
import type { RecordEvent } from './events.ts'
import type { Presence } from './presence.ts'
import { bind, type Bound } from './serve.ts'
import { foundTunnel, livingTunnel } from './tunnel-found.ts'
import type { TunnelRow } from './tunnel-table.ts'

/** The operations on a tunnel's configuration. */
export const configurationRoutes = (directory: Directory, presence: Presence): Bound[] => [
  bind(configurationGet, ({ path }) => ({
    result: answer(directory, foundTunnel(directory, path.tunnel)),
  })),
  bind(configurationPut, ({ viewer, path, body }) => {
    const tunnel = livingTunnel(directory, path.tunnel)
    checkManaged(tunnel)
    const result = directory.events.change(viewer.name, (record) =>
      put(directory, record, tunnel, body.config),
    )
    presence.configure(tunnel.id)
    return { result }
  }),
]

function put(
  directory: Directory,
  record: RecordEvent,
  tunnel: TunnelRow,
  config: TunnelConfigurationPut['config'],
) {
  directory.configurations.put(tunnel.id, config, directory.now())
  const result = answer(directory, tunnel)
  record({ tunnelId: tunnel.id, kind: 'configuration_changed', value: String(result.version) })
  return result
}

/** Version 0 is that nothing was ever put. */
const answer = ({ accountId, configurations }: Directory, tunnel: TunnelRow) => ({
  tunnel_id: tunnel.id,
  account_id: accountId,
  source: tunnel.config_src,
  ...(configurations.get(tunnel.id) ?? { version: 0, config: null, created_at: tunnel.created_at }),
})

function checkManaged({ config_src }: TunnelRow): void {
  if (config_src === 'cloudflare') return
  throw refuse(400, {
    kind: 'badValue',
    message: 'This tunnel takes its configuration from a file beside its connector.',
    pointer: '/config',
  })
}
