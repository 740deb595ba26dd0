import { WORD } from './framing.ts'
import { ELEMENT } from './pointer.ts'
import type { StructValue, Value } from './value.ts'

/** The bytes before the segment: one segment, and its size. */
const HEADER = 8

/** A message of one segment, framed for the stream. */
export function writeMessage(root: StructValue): Uint8Array {
  const words = 1 + wordsOf(root)
  const frame = new Uint8Array(HEADER + words * WORD)
  new DataView(frame.buffer).setUint32(4, words, true)
  new Writer(new DataView(frame.buffer, HEADER)).write(root)
  return frame
}

/** The words a value takes, and all below it, without the pointer to it. */
function wordsOf(value: Value | undefined): number {
  switch (value?.kind) {
    case 'struct':
      return value.words + value.pointers.length + sum(value.pointers)
    case 'bytes':
      return Math.ceil(value.bytes.length / WORD)
    case 'pointers':
      return value.items.length + sum(value.items)
    case 'structs':
      return 1 + sum(value.items)
    default:
      return 0
  }
}

function sum(values: (Value | undefined)[]): number {
  return values.reduce((total, value) => total + wordsOf(value), 0)
}

/** Places values one after the other in a segment that is large enough for all. */
class Writer {
  readonly #segment: DataView
  /** Where the next value goes, in bytes. The first word is the pointer to the root. */
  #end = WORD

  constructor(segment: DataView) {
    this.#segment = segment
  }

  write(root: StructValue) {
    this.#point(0, root)
  }

  #point(at: number, value: Value | undefined) {
    switch (value?.kind) {
      case 'struct':
        return this.#pointToStruct(at, value)
      case 'bytes':
        return this.#pointToBytes(at, value.bytes)
      case 'pointers':
        return this.#pointToPointers(at, value.items)
      case 'structs':
        return this.#pointToStructs(at, value.items)
      case 'capability':
        return this.#setWord(at, 3, value.index)
      case undefined:
    }
  }

  #pointToStruct(at: number, value: StructValue) {
    const size = value.words + value.pointers.length
    // An empty struct leads to its own pointer: an offset of zero would read as null.
    const body = size === 0 ? at : this.#take(size)
    this.#setWord(at, offset(at, body), shape(value))
    this.#fill(body, value)
  }

  #pointToBytes(at: number, bytes: Uint8Array) {
    const body = this.#take(Math.ceil(bytes.length / WORD))
    this.#setWord(at, offset(at, body) | 1, (bytes.length << 3) | ELEMENT.byte)
    new Uint8Array(this.#segment.buffer, this.#segment.byteOffset + body).set(bytes)
  }

  #pointToPointers(at: number, items: Value[]) {
    const body = this.#take(items.length)
    this.#setWord(at, offset(at, body) | 1, (items.length << 3) | ELEMENT.pointer)
    items.forEach((item, i) => this.#point(body + i * WORD, item))
  }

  /** The list's length is in words, and a word before its structs tells their number and shape. */
  #pointToStructs(at: number, items: StructValue[]) {
    const [first] = items
    const each = first ? first.words + first.pointers.length : 0
    const tag = this.#take(1 + each * items.length)
    this.#setWord(at, offset(at, tag) | 1, ((each * items.length) << 3) | ELEMENT.composite)
    this.#setWord(tag, items.length << 2, first ? shape(first) : 0)
    items.forEach((item, i) => this.#fill(tag + (1 + i * each) * WORD, item))
  }

  #fill(body: number, { words, fields, pointers }: StructValue) {
    const data = new DataView(this.#segment.buffer, this.#segment.byteOffset + body, words * WORD)
    for (const put of fields) put(data)
    pointers.forEach((value, i) => this.#point(body + (words + i) * WORD, value))
  }

  #take(words: number): number {
    const at = this.#end
    this.#end += words * WORD
    return at
  }

  #setWord(at: number, low: number, high: number) {
    this.#segment.setUint32(at, low, true)
    this.#segment.setUint32(at + 4, high, true)
  }
}

/** A pointer counts the words from its own end to its target, above two bits for its kind. */
function offset(from: number, to: number): number {
  return ((to - from - WORD) / WORD) << 2
}

function shape({ words, pointers }: StructValue): number {
  return words | (pointers.length << 16)
}
