import { once } from 'node:events'
import http from 'node:http'
import { type Server, createServer } from 'node:net'
import { startDnsServer } from '#server/reach/testing/dns-server.ts'
import { HOSTNAME } from './names.ts'

/** What connectors can reach. All listen on the loopback, and end with the process. */

export interface Origins {
  /** Sends back what comes. */
  echo: number
  /** Answers the body of a request. */
  http: number
  /** Knows one name. */
  dns: number
}

export async function startOrigins(): Promise<Origins> {
  const echo = createServer({ allowHalfOpen: true }, (socket) => {
    // One that breaks off is the business of whoever opened it.
    socket.on('error', () => socket.destroy())
    socket.pipe(socket)
  })
  const web = http.createServer((request, response) => request.pipe(response))
  const dns = await startDnsServer({ [HOSTNAME]: { a: ['10.0.0.7'] } })
  return { echo: await listen(echo), http: await listen(web), dns: dns.port }
}

async function listen(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The origin has no port.')
  return address.port
}
