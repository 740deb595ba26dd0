import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connectionsDelete, configurationPut, tunnelUpdate } from '#contract/tunnel-changes.ts'
import type { Transport } from '#contract/live.ts'
import { apiOf } from '../../e2e/support/api.ts'
import { writeToken } from '../../e2e/support/connector/token.ts'
import { startServer } from '../../e2e/support/server.ts'
import { type Asking, askOf } from '../asking.ts'
import type { Fleet } from './fleet.ts'
import type { SoakedServer } from './server.ts'

/** A line about a change that the soak itself has asked for, of which each has one. */
const OWN = /^\S+ (POST|PUT|PATCH|DELETE) /

/** A tunnel, and the secret that its connectors have to know. */
export interface SoakedTunnel {
  id: string
  secret: Uint8Array
}

export type World = Awaited<ReturnType<typeof startWorld>>

/** A server with a data folder of its own, and the process that connectors are in. */
export async function startWorld() {
  const server = await startServer({ main: join(import.meta.dirname, 'server.ts') })
  const connectors = fork(join(import.meta.dirname, 'fleet.ts'))
  const fleet: Asking<Fleet> = askOf(connectors)
  const origins = await fleet('origins')
  const api = apiOf({ ...server, apiUrl: server.url }, 'Admin')
  const ca = await readFile(server.caFile, 'utf8')
  let lines = 0
  server.process.stderr?.on('data', (chunk: Buffer) => {
    lines +=
      chunk
        .toString()
        .split('\n')
        .filter((line) => !OWN.test(line)).length - 1
  })
  return {
    pid: server.process.pid ?? 0,
    ask: askOf<SoakedServer>(server.process),
    fleet,
    origins,
    /** How many lines the server's log has, besides those. */
    logLines: () => lines,
    async tunnel(name: string): Promise<SoakedTunnel> {
      const { id } = await api.tunnel(name)
      const tunnel = { id, secret: new Uint8Array() }
      await rotate(tunnel)
      const ingress = [{ service: `http://127.0.0.1:${origins.http}` }]
      await api.call(configurationPut, { tunnel: id, body: { config: { ingress } } })
      return tunnel
    },
    rotate: (tunnel: SoakedTunnel) => rotate(tunnel),
    /** With the secret that the tunnel has now, or one that it had. */
    join: (tunnel: SoakedTunnel, transport: Transport, connections = 4, secret = tunnel.secret) =>
      fleet('join', {
        edge: server.edge,
        ca,
        transport,
        connections,
        token: writeToken({
          accountTag: server.accountId,
          tunnelId: tunnel.id,
          tunnelSecret: secret,
        }),
      }),
    /** Ends the connections of one connector. */
    drain: ({ id }: SoakedTunnel, connector: string) =>
      api.call(connectionsDelete, { tunnel: id, query: { client_id: connector } }),
    /** Ends everything; the exit code of the server. */
    async end() {
      const exit = once(connectors, 'exit')
      connectors.kill()
      await exit
      const code = await server.stop()
      await server[Symbol.asyncDispose]()
      return code
    },
  }

  async function rotate(tunnel: SoakedTunnel) {
    tunnel.secret = randomBytes(32)
    const tunnel_secret = Buffer.from(tunnel.secret).toString('base64')
    await api.call(tunnelUpdate, { tunnel: tunnel.id, body: { tunnel_secret } })
  }
}
