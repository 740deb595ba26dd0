import { once } from 'node:events'
import { type Socket, connect } from 'node:net'
import { getSystemErrorMessage } from 'node:util'
import { type SocketAddress, socketAddressText } from '#server/edge/registry.ts'

/** As cloudflared has it for private networks. */
const CONNECT_WITHIN = 5000

/**
 * A TCP connection whose halves end apart. Rejects with what cloudflared says: `unable to dial tcp
 * to origin 127.0.0.1:1: dial tcp 127.0.0.1:1: connect: connection refused`.
 */
export async function dialTcp(to: SocketAddress): Promise<Socket> {
  const socket = connect({ ...to, host: to.address, allowHalfOpen: true, noDelay: true })
  socket.setTimeout(CONNECT_WITHIN, () => socket.destroy(new Error('i/o timeout')))
  try {
    await once(socket, 'connect')
  } catch (error) {
    const target = socketAddressText(to)
    const sentence = `dial tcp ${target}: ${reason(error)}`
    throw new Error(`unable to dial tcp to origin ${target}: ${sentence}`, { cause: error })
  }
  socket.setTimeout(0)
  return socket
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (!('errno' in error) || typeof error.errno !== 'number') return error.message
  return `connect: ${getSystemErrorMessage(error.errno)}`
}
