import type { Log } from '../log.ts'
import { certificateTable, type CertificateTable } from './certificate-table.ts'
import { configurationTable, type ConfigurationTable } from './configuration-table.ts'
import { createJournal, type Journal } from './events.ts'
import { serviceTable, type ServiceTable } from './service-table.ts'
import type { Store } from './store.ts'
import { tunnelTable, type TunnelTable } from './tunnel-table.ts'

/** What every handler of the directory works with. */
export interface Directory {
  /** 32 hex digits. The data folder holds one account. */
  accountId: string
  store: Store
  services: ServiceTable
  tunnels: TunnelTable
  certificates: CertificateTable
  configurations: ConfigurationTable
  events: Journal
  /** The moment, RFC 3339 in UTC with milliseconds. */
  now: () => string
  /** A new UUID. */
  newId: () => string
  /** For what goes wrong where nobody waits for an answer. */
  log: Log
}

/** Prepares the statements over a store. */
export const createDirectory = (
  given: Pick<Directory, 'accountId' | 'store' | 'now' | 'newId' | 'log'>,
): Directory => {
  const tunnels = tunnelTable(given.store)
  return {
    ...given,
    tunnels,
    services: serviceTable(given.store),
    certificates: certificateTable(given.store),
    configurations: configurationTable(given.store),
    events: createJournal({ ...given, tunnels }),
  }
}
