import { isIP } from 'node:net'
import { type Answer, type DecodedPacket, decode } from 'dns-packet'
import type { Question } from './question.ts'

/** What a resolver answered. */
export interface Reply {
  /** More than the message could hold: to be asked again over TCP. */
  truncated: boolean
  /** The response code of RFC 1035: 0 when all is well. */
  rcode: number
  addresses: string[]
  /** What the name stands for in the end; the name itself when it is no alias. */
  canonicalName: string
}

const ID_BYTES = 2

/**
 * Reads a message as the answer to a question. Nothing when it answers another one; `malformed`
 * when it has the right id and cannot be read.
 */
export function readReply(
  message: Uint8Array,
  question: Question,
): Reply | 'malformed' | undefined {
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength)
  if (bytes.length < ID_BYTES || bytes.readUInt16BE(0) !== question.id) return undefined
  try {
    const packet = decode(bytes)
    return answers(packet, question) ? replyOf(packet, question) : undefined
  } catch {
    return 'malformed'
  }
}

/** RFC 1035, 4.1.1. */
const rcodeOf = ({ flags = 0 }: DecodedPacket): number => flags & 0xf

function answers(packet: DecodedPacket, question: Question): boolean {
  const [asked, ...more] = packet.questions ?? []
  if (packet.type !== 'response' || more.length > 0) return false
  // A resolver that could not read the question does not repeat it.
  if (asked === undefined) return rcodeOf(packet) !== 0
  return asked.type === question.type && same(asked.name, question.name)
}

function replyOf(packet: DecodedPacket, question: Question): Reply {
  const records = packet.answers ?? []
  const canonicalName = followAliases(records, question.name)
  const addresses = records
    .filter((it) => it.type === question.type && same(it.name, canonicalName))
    .map(addressOf)
  return {
    truncated: packet.flag_tc,
    rcode: rcodeOf(packet),
    addresses: [...new Set(addresses)],
    canonicalName,
  }
}

/** Goes from alias to alias, no more often than there are some: they may lead in a circle. */
function followAliases(records: readonly Answer[], name: string): string {
  const aliases = records.flatMap((it) =>
    it.type === 'CNAME' ? [[it.name.toLowerCase(), it.data] as const] : [],
  )
  const targets = new Map(aliases)
  let end = name
  for (const _ of targets) end = targets.get(end.toLowerCase()) ?? end
  return end
}

/** The library reads an address that the message ends amid without complaint. */
function addressOf(record: Answer): string {
  const address = 'data' in record ? record.data : undefined
  if (typeof address === 'string' && isIP(address) !== 0) return address
  throw new Error('no address')
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
