import dgram from 'node:dgram'
import { once } from 'node:events'
import http from 'node:http'
import { type Server, createServer } from 'node:net'
import { onTestFinished } from 'vitest'

/** Servers on the loopback that end with the test, by the ports they listen on. */

export async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return portOf(server)
}

/** Sends back what comes, and ends when it ends. */
export function echoPort(): Promise<number> {
  return listening(createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket)))
}

/** Sends back every packet. */
export async function udpEchoPort(): Promise<number> {
  const socket = dgram.createSocket('udp4')
  socket.on('message', (packet, { address, port }) => socket.send(packet, port, address))
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  onTestFinished(() => void socket.close())
  return socket.address().port
}

export function originPort(listener: http.RequestListener): Promise<number> {
  const server = http.createServer(listener)
  onTestFinished(() => server.closeAllConnections())
  return listening(server)
}

/** Agrees to every WebSocket, and sends back what comes on it as it is. */
export function webSocketPort(): Promise<number> {
  const server = http.createServer()
  const agreed =
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
  server.on('upgrade', (_, socket) => {
    socket.write(agreed)
    socket.pipe(socket)
  })
  return listening(server)
}

/** One that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = portOf(server)
  server.close()
  await once(server, 'close')
  return port
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}
