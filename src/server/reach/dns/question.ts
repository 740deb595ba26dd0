import { randomInt } from 'node:crypto'
import { RECURSION_DESIRED, encode } from 'dns-packet'
import { hostnameProblem } from '#contract/host.ts'
import { ReachFailure } from '../failure.ts'

export type AddressType = 'A' | 'AAAA'

/** One DNS question, as often as it is sent. */
export interface Question {
  /** Random, so that nobody can answer who did not see it. */
  id: number
  /** Absolute, without the dot at its end. */
  name: string
  type: AddressType
}

export function newQuestion(name: string, type: AddressType): Question {
  return { id: randomInt(0x1_0000), name, type }
}

/** The message to send, at most 271 bytes. Answers are kept to 512 bytes, for there is no EDNS. */
export function writeQuery({ id, name, type }: Question): Buffer {
  return encode({ type: 'query', id, flags: RECURSION_DESIRED, questions: [{ name, type }] })
}

/**
 * A hostname as a question names it. IDNs are in ASCII already; a dot at the end says what holds
 * anyway: a connector passes questions on as they are and adds no search domain.
 */
export function questionName(hostname: string): string {
  const name = hostname.replace(/\.$/, '')
  const problem = hostnameProblem(name)
  if (problem !== undefined) throw new ReachFailure('hostname_invalid', problem)
  return name
}
