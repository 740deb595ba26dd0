import { type Frame, WORD } from './framing.ts'
import { Malformed } from './malformed.ts'

/**
 * Following Cap'n Proto pointers. Every target is checked to lie in its segment before it is
 * handed on, and each costs of a budget, so that a small message whose pointers lead back to the
 * same places can't be read for ever. https://capnproto.org/encoding.html#security-considerations
 */

/** The words one message may be read for, counting what is read twice twice. */
const TRAVERSAL_LIMIT = 64 * 1024

export interface Place {
  message: Message
  segment: DataView
  /** In bytes from the segment's start. */
  at: number
}

export type Target =
  | { kind: 'null' }
  | { kind: 'struct'; place: Place; dataBytes: number; pointers: number }
  | { kind: 'list'; place: Place; elementSize: number; count: number }
  | { kind: 'capability' }

/** Element sizes of a list, of the eight there are. */
export const ELEMENT = { byte: 2, pointer: 6, composite: 7 } as const

const BITS_OF_ELEMENT = [0, 1, 8, 16, 32, 64, 64]

export class Message {
  readonly #segments: Frame
  #left = TRAVERSAL_LIMIT

  constructor(frame: Frame) {
    this.#segments = frame
  }

  segment(index: number): DataView {
    const segment = this.#segments[index]
    if (!segment) throw new Malformed('a pointer into a segment that is not there')
    return segment
  }

  /** Holds that `words` from `at` on lie in the segment, and takes them off the budget. */
  claim(segment: DataView, at: number, words: number) {
    if (at < 0 || at + words * WORD > segment.byteLength) {
      throw new Malformed('a pointer beyond its segment')
    }
    this.#left -= words + 1
    if (this.#left < 0) throw new Malformed('a message that leads in circles')
  }
}

/** What the pointer at this place leads to. */
export function follow(place: Place): Target {
  const { low, high } = readWord(place)
  const kind = low & 3
  if (low === 0 && high === 0) return { kind: 'null' }
  if (kind === 2) return followFar(place.message, low, high)
  if (kind === 3) return { kind: 'capability' }
  return land({ ...place, at: place.at + WORD + (low >> 2) * WORD }, low, high)
}

/** A far pointer leads to a landing pad in any segment. The pad itself may not be far again. */
function followFar(message: Message, low: number, high: number): Target {
  const pad: Place = { message, segment: message.segment(high), at: (low >>> 3) * WORD }
  const first = readWord(pad)
  const isDouble = (low & 4) !== 0
  if (((first.low & 3) === 2) !== isDouble) throw new Malformed('a far pointer to a far pointer')
  if (!isDouble) return follow(pad)
  const tag = readWord({ ...pad, at: pad.at + WORD })
  if ((tag.low & 3) > 1) throw new Malformed('a far pointer to no object')
  const segment = message.segment(first.high)
  return land({ message, segment, at: (first.low >>> 3) * WORD }, tag.low, tag.high)
}

function land(place: Place, low: number, high: number): Target {
  return (low & 3) === 0 ? landOnStruct(place, high) : landOnList(place, high)
}

function landOnStruct(place: Place, high: number): Target {
  const dataWords = high & 0xffff
  const pointers = high >>> 16
  place.message.claim(place.segment, place.at, dataWords + pointers)
  return { kind: 'struct', place, dataBytes: dataWords * WORD, pointers }
}

function landOnList(place: Place, high: number): Target {
  const elementSize = high & 7
  const count = high >>> 3
  const bits = BITS_OF_ELEMENT[elementSize]
  // Lists of structs give their length in words, after one that tells the structs' shape.
  const words = bits === undefined ? count + 1 : Math.ceil((count * bits) / 64)
  place.message.claim(place.segment, place.at, words)
  return { kind: 'list', place, elementSize, count }
}

/** Holds that the word is there. */
export function readWord({ message, segment, at }: Place): { low: number; high: number } {
  message.claim(segment, at, 1)
  return { low: segment.getUint32(at, true), high: segment.getUint32(at + 4, true) }
}
