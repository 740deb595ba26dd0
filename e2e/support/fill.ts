/** Many VPC Services at once, in a second: written while the server that owns them is stopped. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { serviceTable } from '#server/directory/service-table.ts'
import { openStore } from '#server/directory/store.ts'

/** Writes services `s-1` to `s-<count>` on a tunnel into the data folder of a server that does not run. */
export function fillServices(data: string, tunnel_id: string, count: number): void {
  const store = openStore(join(data, 'directory.sqlite'))
  const at = new Date().toISOString()
  try {
    const { insert } = serviceTable(store)
    store.transaction(() => {
      for (let number = 1; number <= count; number += 1)
        insert(
          randomUUID(),
          { name: `s-${number}`, type: 'http', host: { ipv4: '10.0.0.1', network: { tunnel_id } } },
          at,
        )
    })
  } finally {
    store.close()
  }
}
