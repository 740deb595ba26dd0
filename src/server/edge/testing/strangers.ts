import { once } from 'node:events'
import http2 from 'node:http2'
import net from 'node:net'
import tls from 'node:tls'

/** Peers that are no connectors, in several stages of pretending. */

interface Target {
  edge: { host: string; port: number }
  ca: string
}

/** Connects, and does not even begin TLS. */
export async function dialTcp({ edge }: Target): Promise<net.Socket> {
  const socket = net.connect(edge)
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

/** Any name may be asked for, also one that the edge has no certificate for. */
const checkServerIdentity = () => undefined

/** Finishes TLS, and does not begin HTTP/2. */
export async function dialTls(
  { edge, ca }: Target,
  servername = 'h2.cftunnel.com',
): Promise<tls.TLSSocket> {
  const socket = tls.connect({ ...edge, ca, servername, checkServerIdentity })
  socket.on('error', () => {})
  await once(socket, 'secureConnect')
  return socket
}

/** Opens the control stream and sends these bytes on it; then whether and why it ended. */
export async function dialHttp2(target: Target, bytes?: Uint8Array): Promise<net.Socket> {
  const { socket } = await dialSession(target, bytes)
  return socket
}

/** The same, with the HTTP/2 session to hang up by. */
export async function dialSession(target: Target, bytes?: Uint8Array) {
  const socket = await dialTls(target)
  const session = http2.performServerHandshake(socket)
  session.on('error', () => {})
  session.on('stream', (control) => {
    control.on('error', () => {})
    control.respond({ ':status': 200 })
    if (bytes) control.write(bytes)
  })
  return { socket, session }
}

/** Resolves when the edge has closed the socket. What arrives until then is of no interest. */
export async function closing(socket: net.Socket): Promise<void> {
  socket.resume()
  if (!socket.closed) await once(socket, 'close')
}
