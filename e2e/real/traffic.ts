import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

/** What stands in a private network, and what is sent there. */

const MIB = 1024 * 1024

/** A server that answers with what it was sent, and whom it was asked as. */
export async function startOrigin() {
  const origin = http.createServer((request, response) => {
    response.setHeader('x-asked', `${request.method} ${request.headers.host}${request.url}`)
    request.pipe(response)
  })
  return await listening(origin)
}

/** Sends back all it gets. */
export async function startEcho() {
  const echo = net.createServer((socket) => {
    // A connector that has what it wanted hangs up without waiting for the rest.
    socket.on('error', () => {})
    socket.pipe(socket)
  })
  return await listening(echo)
}

async function listening(server: net.Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what listens on TCP has such an address
  return (server.address() as AddressInfo).port
}

/** Whether so many MiB come back through an echo as they were sent. */
export async function echoes(stream: Duplex, mebibytes: number): Promise<boolean> {
  const piece = randomBytes(MIB)
  const [sent, got] = [createHash('sha256'), createHash('sha256')]
  const coming = collect(stream, mebibytes * MIB, (chunk) => got.update(chunk))
  for (let count = 0; count < mebibytes; count += 1) {
    sent.update(piece)
    if (!stream.write(piece)) await once(stream, 'drain')
  }
  await coming
  return sent.digest('hex') === got.digest('hex')
}

async function collect(stream: Duplex, size: number, take: (chunk: Buffer) => void) {
  let left = size
  for await (const chunk of stream) {
    take(chunk)
    left -= chunk.length
    if (left <= 0) return
  }
  throw new Error(`${left} bytes did not come back`)
}
