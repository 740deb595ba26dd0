import dgram from 'node:dgram'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import type { Address } from '#server/edge/quic/peer.ts'

/** A UDP socket that ends with the test, and what came back to it. */
export async function openUdpClient(to: Address) {
  const socket = dgram.createSocket('udp4')
  const answers: Buffer[] = []
  socket.on('message', (packet) => answers.push(packet))
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  let closed: Promise<unknown> | undefined
  const close = () => (closed ??= once(socket.close(), 'close'))
  onTestFinished(async () => void (await close()))
  return {
    close,
    local: { host: '127.0.0.1', port: socket.address().port },
    answers,
    /** Resolves when it is on its way. */
    send: (packet: Uint8Array) =>
      new Promise((resolve) => socket.send(packet, to.port, to.host, resolve)),
  }
}
