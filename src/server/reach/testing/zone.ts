import {
  type Answer,
  type Question,
  RECURSION_AVAILABLE,
  TRUNCATED_RESPONSE,
  decode,
  encode,
} from 'dns-packet'

/** RFC 1035, 4.1.1. */
const RCODES = { FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const

export interface Records {
  a?: string[]
  aaaa?: string[]
  /** The name it stands for, whose records are told along. */
  cname?: string
  /** Over UDP the answer is only that it is too long. */
  tooLongForUdp?: true
}

/** What is answered about each name, in lower case; any other name does not exist. */
export type Zone = Record<string, Records | keyof typeof RCODES | 'silent'>

/** The answer to a message, or nothing where there is to be silence. */
export function answerFrom(zone: Zone, message: Buffer, over: 'udp' | 'tcp'): Buffer | undefined {
  const { id = 0, questions = [] } = decode(message)
  const [question] = questions
  if (question === undefined) return undefined
  const known = zone[question.name.toLowerCase()] ?? 'NXDOMAIN'
  const respond = (flags: number, answers: Answer[] = []) =>
    encode({ type: 'response', id, flags: RECURSION_AVAILABLE | flags, questions, answers })
  if (known === 'silent') return undefined
  if (typeof known === 'string') return respond(RCODES[known])
  if (known.tooLongForUdp && over === 'udp') return respond(TRUNCATED_RESPONSE)
  return respond(0, recordsOf(zone, question))
}

function recordsOf(zone: Zone, { name, type }: Question): Answer[] {
  const known = zone[name.toLowerCase()]
  if (typeof known !== 'object') return []
  const { a = [], aaaa = [], cname } = known
  if (cname !== undefined)
    return [{ name, type: 'CNAME', data: cname }, ...recordsOf(zone, { name: cname, type })]
  if (type === 'A') return a.map((data) => ({ name, type, data }))
  return type === 'AAAA' ? aaaa.map((data) => ({ name, type, data })) : []
}
