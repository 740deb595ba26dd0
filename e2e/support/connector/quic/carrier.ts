import { randomBytes } from 'node:crypto'
import type { Duplex } from 'node:stream'
import { DATA_SIGNATURE } from '#server/edge/quic/connect.ts'
import { QuicPeer } from '#server/edge/quic/peer.ts'
import { PrefixReader } from '#server/edge/quic/prefix-reader.ts'
import { SERVER_NAMES } from '#server/edge/server-names.ts'
import type { Address, Carrier, CarrierOptions } from '../carrier.ts'
import type { Service } from '../serve/service.ts'
import { type Engine, engineFor } from './config.ts'
import { serveData } from './data.ts'
import { Flows } from './datagrams.ts'
import { serveRpc } from './rpc.ts'
import { UdpSocket } from './socket.ts'

/** Begins a stream of calls. */
const RPC_SIGNATURE = Buffer.from('52bb825cdb65', 'hex')

const PING_EVERY = 1000

/** Dials the edge and opens the control stream, which has to be the first. */
export async function dialQuic({ edge, ca, service }: CarrierOptions): Promise<Carrier> {
  const engine = await engineFor(ca)
  const socket = await UdpSocket.open(edge)
  try {
    const peer = await establish(engine, socket, edge)
    return carry(peer, socket, service)
  } catch (error) {
    await socket.close()
    throw error
  }
}

function establish({ quiche, config }: Engine, socket: UdpSocket, edge: Address) {
  const id = randomBytes(20)
  const { address } = socket
  const native = quiche.Connection.connect(SERVER_NAMES.quic, id, address, edge, config)
  const peer = new QuicPeer(quiche, native, socket, false)
  socket.onPacket((packet) => peer.receive(packet, edge))
  return new Promise<QuicPeer>((resolve, reject) => {
    peer.listener = {
      established: () => resolve(peer),
      over: ({ trouble }) => reject(new Error(`No QUIC connection: ${trouble ?? 'closed'}.`)),
    }
    peer.flush()
  })
}

function carry(peer: QuicPeer, socket: UdpSocket, service: Service): Carrier {
  const { promise: closed, resolve: end } = Promise.withResolvers<void>()
  const sessions = service.openUdp()
  const flows = new Flows(peer, sessions)
  const ping = setInterval(() => peer.ping(), PING_EVERY)
  peer.listener = {
    stream: (stream) => void serveStream(stream, service, flows),
    datagram: (payload) => flows.receive(payload),
    over: () => end(),
  }
  const over = closed.then(() => {
    clearInterval(ping)
    sessions.close()
    return socket.close()
  })
  const hangUp = () => {
    peer.close()
    end()
    return over
  }
  return {
    control: peer.open(),
    onClose: (listener) => void over.then(listener),
    close: hangUp,
    destroy() {
      socket.shut()
      return hangUp()
    },
    freeze: () => socket.shut(),
    thaw: () => socket.reopen(),
  }
}

async function serveStream(stream: Duplex, service: Service, flows: Flows) {
  try {
    const bytes = new PrefixReader(stream)
    const signature = Buffer.from((await bytes.take(RPC_SIGNATURE.length)) ?? [])
    const { configuration } = service
    if (signature.equals(DATA_SIGNATURE)) await serveData(stream, bytes, service)
    else if (signature.equals(RPC_SIGNATURE))
      await serveRpc(stream, bytes, { configuration, flows })
    else stream.destroy()
  } catch {
    stream.destroy()
  }
}
