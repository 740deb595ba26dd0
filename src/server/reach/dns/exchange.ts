import { type Duplex, addAbortSignal } from 'node:stream'
import type { UdpFlow } from '#server/edge/registry.ts'
import { dropStream } from '../drop-stream.ts'
import { type Question, writeQuery } from './question.ts'
import { type Reply, readReply } from './reply.ts'

/** A packet was lost on the way, rather than being answered that late. In milliseconds. */
const RETRANSMIT_AFTER = 1_000

/** Room for a thousand addresses, and soon decoded even where names are made to take long. */
const MAX_BYTES = 16 * 1024

const PREFIX_BYTES = 2

/**
 * Asks over UDP, once more after a second, until the signal ends the waiting. What does not answer
 * the question is passed over. Closes the flow.
 */
export async function askOverUdp(
  flow: UdpFlow,
  question: Question,
  signal: AbortSignal,
): Promise<Reply | 'malformed'> {
  let again: NodeJS.Timeout | undefined
  try {
    return await new Promise((resolve, reject) => {
      signal.throwIfAborted()
      signal.addEventListener('abort', () => reject(signal.reason))
      flow.onMessage((message) => {
        const reply = readReply(message, question)
        if (reply !== undefined) resolve(reply)
      })
      const query = writeQuery(question)
      const send = () => {
        try {
          flow.send(query)
        } catch (error) {
          reject(error)
        }
      }
      send()
      again = setTimeout(send, RETRANSMIT_AFTER)
    })
  } finally {
    clearTimeout(again)
    flow.close()
  }
}

/** Asks over TCP, where messages carry their length before them (RFC 1035, 4.2.2). Ends the stream. */
export async function askOverTcp(
  stream: Duplex,
  question: Question,
  signal: AbortSignal,
): Promise<Reply | 'malformed'> {
  try {
    addAbortSignal(signal, stream)
    stream.write(prefixed(writeQuery(question)))
    const message = await readPrefixed(stream)
    return (message && readReply(message, question)) ?? 'malformed'
  } finally {
    dropStream(stream)
  }
}

function prefixed(message: Buffer): Buffer {
  const length = Buffer.alloc(PREFIX_BYTES)
  length.writeUInt16BE(message.length)
  return Buffer.concat([length, message])
}

/** Nothing when the message is too long, or the stream ends before it. */
async function readPrefixed(stream: Duplex): Promise<Buffer | undefined> {
  let bytes = Buffer.alloc(0)
  for await (const chunk of stream) {
    bytes = Buffer.concat([bytes, chunk])
    if (bytes.length < PREFIX_BYTES) continue
    const end = PREFIX_BYTES + bytes.readUInt16BE(0)
    if (end > MAX_BYTES) return undefined
    if (bytes.length >= end) return bytes.subarray(PREFIX_BYTES, end)
  }
  return undefined
}
