import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createDirectory } from '#server/directory/directory.ts'
import { createPresence } from '#server/directory/presence.ts'
import { openStore } from '#server/directory/store.ts'
import { openEdge } from './open-edge.ts'
import { ACCOUNT, type Tunnel, SECRET } from './tunnels.ts'
import { serve } from './worker.ts'

/** The edge with what the product decides by: the directory, in a database on disk. */

const now = () => new Date().toISOString()

const handlers = {
  start({ home, tunnels }: { home: string; tunnels: Tunnel[] }) {
    const store = openStore(join(home, `${randomUUID()}.sqlite`))
    const given = { accountId: ACCOUNT, store, now, newId: randomUUID, log: () => {} }
    const directory = createDirectory(given)
    for (const { id } of tunnels) directory.tunnels.insert(id, id, 'cloudflare', SECRET, now())
    return openEdge(home, createPresence(directory))
  },
}

export type DirectoryEdge = typeof handlers

serve(handlers)
