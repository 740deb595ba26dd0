import { once, setMaxListeners } from 'node:events'
import http from 'node:http'
import net from 'node:net'
import type { Duplex, Readable } from 'node:stream'
import type { Streams } from '#server/edge/registry.ts'

/** A way to the origin: through a tunnel, or straight there, which is the floor. */
export interface Way {
  /** The body of the answer to a GET. */
  get(path: string): Promise<Readable>
  /** TCP to a port of the origin. */
  dial(port: number): Promise<Duplex>
}

const HOST = '127.0.0.1'

/** In milliseconds: no load is put on for longer. */
const PATIENCE = 60_000

export function directWay(port: number): Way {
  const agent = new http.Agent({ keepAlive: true })
  return {
    async get(path) {
      const [response] = await once(http.get({ host: HOST, port, path, agent }), 'response')
      return response
    },
    async dial(to) {
      const socket = net.connect({ host: HOST, port: to, allowHalfOpen: true, noDelay: true })
      await once(socket, 'connect')
      return socket
    },
  }
}

/** Through the connections of a tunnel in turn, for one load. */
export function tunnelWay(connections: Streams[]): Way {
  let turn = 0
  const signal = AbortSignal.timeout(PATIENCE)
  setMaxListeners(0, signal)
  const next = () => {
    const streams = connections[(turn += 1) % connections.length]
    if (!streams) throw new Error('The tunnel has no connection.')
    return streams
  }
  return {
    async get(path) {
      const { status, body } = await next().request({ method: 'GET', host: HOST, path }, signal)
      if (status !== 200) throw new Error(`The origin answered ${status} through the tunnel.`)
      return body
    },
    dial: (port) => next().dial({ address: HOST, port }, signal),
  }
}
