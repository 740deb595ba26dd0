import { randomUUID } from 'node:crypto'
import { createDirectory } from '#server/directory/directory.ts'
import { createPresence } from '#server/directory/presence.ts'
import { IN_MEMORY, openStore } from '#server/directory/store.ts'
import { openIdentity } from '#server/edge/ca.ts'
import { startEdge } from '#server/edge/edge.ts'
import { identitiesOf } from '#server/identities.ts'
import { reachThrough } from '#server/reach-presence.ts'
import { localApp } from '#server/testing/app.ts'

const ACCOUNT = '0123456789abcdef0123456789abcdef'
const log = () => {}

const now = () => new Date().toISOString()

const TOKEN = 'token-of-the-admin-which-is-long-enough'

/** The parts of a whole server in one process, so that what no page asks for yet can be asked too. */
export async function startParts(folder: string) {
  const { caFile, tls } = await openIdentity(folder, new Date())
  const store = openStore(IN_MEMORY)
  const directory = createDirectory({ accountId: ACCOUNT, store, now, newId: randomUUID, log })
  const presence = createPresence(directory)
  const edge = await startEdge({ host: '127.0.0.1', port: 0, tls, registry: presence, log })
  const roles = ['Connectivity Directory Admin', 'Cloudflare Tunnel Write'] as const
  const identities = [{ name: 'Admin', roles: [...roles], token: TOKEN }]
  const app = localApp({
    directory,
    presence,
    identities: identitiesOf({ account_id: ACCOUNT, identities }),
    edge: {
      address: `${edge.host}:${edge.port}`,
      ca_file: caFile,
      quic: edge.quic ? 'on' : 'unavailable',
    },
    stopping: new AbortController().signal,
    now,
    log,
  })
  /** Asks as Admin; `path` is what follows the account. */
  const ask = (method: string, door: 'client/v4' | 'console/v1', path: string, body?: object) =>
    app.request(`http://127.0.0.1/${door}/accounts/${ACCOUNT}/${path}`, {
      method,
      headers: { authorization: `Bearer ${TOKEN}` },
      ...(body && { body: JSON.stringify(body) }),
    })
  const result = async (...asked: Parameters<typeof ask>): Promise<unknown> => {
    const envelope: { result?: unknown } = await (await ask(...asked)).json()
    return envelope.result
  }
  return { ask, result, caFile, edge, presence, reach: reachThrough(presence) }
}
