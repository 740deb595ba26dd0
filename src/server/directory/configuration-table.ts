/** The remote configuration of tunnels, of which the latest version is kept. */
import * as z from 'zod/mini'
import type { TunnelConfigurationPut } from '#contract/tunnel-config.ts'
import type { Store } from './store.ts'

const Row = z.object({ version: z.number(), config: z.string(), created_at: z.string() })

/** A version of a configuration; `config` is what was put, unchanged. */
export interface StoredConfiguration {
  version: number
  config: Record<string, unknown>
  created_at: string
}

export type ConfigurationTable = ReturnType<typeof configurationTable>

/** The statements over configurations. */
export function configurationTable({ db }: Store) {
  const get = db.prepare(
    'SELECT version, config, created_at FROM configurations WHERE tunnel_id = ?',
  )
  const put = db.prepare(
    `INSERT INTO configurations (tunnel_id, version, config, created_at) VALUES (?, 1, ?, ?)
     ON CONFLICT (tunnel_id) DO UPDATE SET version = version + 1, config = excluded.config, created_at = excluded.created_at`,
  )
  return {
    get(tunnelId: string): StoredConfiguration | undefined {
      const row = get.get(tunnelId)
      if (row === undefined) return undefined
      const { version, config, created_at } = Row.parse(row)
      return { version, config: z.looseObject({}).parse(JSON.parse(config)), created_at }
    },
    put: (tunnelId: string, config: TunnelConfigurationPut['config'], at: string) =>
      put.run(tunnelId, JSON.stringify(config), at),
  }
}
