import { once } from 'node:events'
import { type Socket as UdpSocket, createSocket } from 'node:dgram'
import { type Server, type Socket, createServer } from 'node:net'
import { decode } from 'dns-packet'
import { type Zone, answerFrom } from './zone.ts'

export interface DnsServer {
  /** Of 127.0.0.1, for UDP and TCP. */
  port: number
  /** Every question so far, such as `udp A db.internal`. */
  asked: string[]
  close(): Promise<void>
}

/** Starts a DNS server that answers by a script, for a connector to pass questions on to. */
export async function startDnsServer(zone: Zone): Promise<DnsServer> {
  const asked: string[] = []
  const answer = (message: Buffer, over: 'udp' | 'tcp') => {
    const { type, name } = decode(message).questions?.[0] ?? {}
    asked.push(`${over} ${type} ${name}`)
    return answerFrom(zone, message, over)
  }
  const [udp, tcp] = await bindBoth()
  const sockets = new Set<Socket>()
  tcp.on('connection', (socket) => {
    sockets.add(socket)
    serveTcp(socket, (message) => answer(message, 'tcp'))
  })
  udp.on('message', (message, { port, address }) => {
    const reply = answer(message, 'udp')
    if (reply !== undefined) udp.send(reply, port, address)
  })
  return {
    port: udp.address().port,
    asked,
    async close() {
      for (const socket of sockets) socket.destroy()
      await Promise.all([once(tcp.close(), 'close'), once(udp.close(), 'close')])
    },
  }
}

/** A port that is free for UDP may be taken for TCP; then another one is tried. */
async function bindBoth(): Promise<[UdpSocket, Server]> {
  const [udp, tcp] = [createSocket('udp4'), createServer()]
  await once(udp.bind(0, '127.0.0.1'), 'listening')
  try {
    await once(tcp.listen(udp.address().port, '127.0.0.1'), 'listening')
    return [udp, tcp]
  } catch {
    udp.close()
    return bindBoth()
  }
}

function serveTcp(socket: Socket, answer: (message: Buffer) => Buffer | undefined): void {
  let bytes = Buffer.alloc(0)
  socket.on('error', () => {})
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk])
    while (bytes.length >= 2 && bytes.length >= 2 + bytes.readUInt16BE(0)) {
      const end = 2 + bytes.readUInt16BE(0)
      const reply = answer(bytes.subarray(2, end))
      bytes = bytes.subarray(end)
      if (reply !== undefined) socket.write(lengthPrefixed(reply))
    }
  })
}

export function lengthPrefixed(message: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(message.length)
  return Buffer.concat([length, message])
}
