import { type Frame, WORD } from './framing.ts'
import { Malformed } from './malformed.ts'
import { ELEMENT, Message, type Place, follow, readWord } from './pointer.ts'

/** The root struct of a message. Every read of it and below throws `Malformed` on a broken one. */
export function readMessage(frame: Frame): StructReader {
  const message = new Message(frame)
  return structAt({ message, segment: message.segment(0), at: 0 })
}

/**
 * A struct within a message. Fields are named by byte offset (bits by number) and pointers by
 * index, as the schema compiler laid them out. What an older sender left out reads as zero, empty.
 * Nesting needs no bound here: a reader only goes as deep as the schema it was written for.
 */
export class StructReader {
  readonly #place: Place
  readonly #dataBytes: number
  readonly #pointers: number

  constructor(place: Place, dataBytes: number, pointers: number) {
    this.#place = place
    this.#dataBytes = dataBytes
    this.#pointers = pointers
  }

  u8(offset: number): number {
    return this.#has(offset, 1) ? this.#data.getUint8(offset) : 0
  }

  u16(offset: number): number {
    return this.#has(offset, 2) ? this.#data.getUint16(offset, true) : 0
  }

  u32(offset: number): number {
    return this.#has(offset, 4) ? this.#data.getUint32(offset, true) : 0
  }

  i32(offset: number): number {
    return this.#has(offset, 4) ? this.#data.getInt32(offset, true) : 0
  }

  u64(offset: number): bigint {
    return this.#has(offset, 8) ? this.#data.getBigUint64(offset, true) : 0n
  }

  bit(number: number): boolean {
    return ((this.u8(number >> 3) >> (number & 7)) & 1) === 1
  }

  struct(index: number): StructReader {
    const place = this.#pointer(index)
    return place ? structAt(place) : new StructReader(this.#place, 0, 0)
  }

  /** A copy, so that a caller who keeps it does not keep the message. */
  data(index: number): Uint8Array {
    const place = this.#pointer(index)
    return place ? bytesAt(place).slice() : new Uint8Array()
  }

  text(index: number): string {
    const place = this.#pointer(index)
    return place ? textAt(place) : ''
  }

  texts(index: number): string[] {
    const place = this.#pointer(index)
    return place ? textsAt(place) : []
  }

  structs(index: number): StructReader[] {
    const place = this.#pointer(index)
    return place ? structsAt(place) : []
  }

  get #data(): DataView {
    const { segment, at } = this.#place
    return new DataView(segment.buffer, segment.byteOffset + at, this.#dataBytes)
  }

  #has(offset: number, size: number): boolean {
    return offset + size <= this.#dataBytes
  }

  #pointer(index: number): Place | undefined {
    if (index >= this.#pointers) return undefined
    return { ...this.#place, at: this.#place.at + this.#dataBytes + index * WORD }
  }
}

function structAt(pointer: Place): StructReader {
  const target = follow(pointer)
  if (target.kind === 'null') return new StructReader(pointer, 0, 0)
  if (target.kind !== 'struct') throw new Malformed(`a ${target.kind} where a struct belongs`)
  return new StructReader(target.place, target.dataBytes, target.pointers)
}

function listAt(pointer: Place, elementSize: number): { place: Place; count: number } {
  const target = follow(pointer)
  if (target.kind === 'null') return { place: pointer, count: 0 }
  if (target.kind !== 'list') throw new Malformed(`a ${target.kind} where a list belongs`)
  if (target.elementSize !== elementSize) throw new Malformed('a list of the wrong elements')
  return target
}

function bytesAt(pointer: Place): Uint8Array {
  const { place, count } = listAt(pointer, ELEMENT.byte)
  return new Uint8Array(place.segment.buffer, place.segment.byteOffset + place.at, count)
}

/** Text is UTF-8 with a closing zero byte that its length counts. */
function textAt(pointer: Place): string {
  const bytes = bytesAt(pointer)
  if (bytes.length === 0) return ''
  if (bytes.at(-1) !== 0) throw new Malformed('a text without its closing zero')
  return new TextDecoder().decode(bytes.subarray(0, -1))
}

function textsAt(pointer: Place): string[] {
  const { place, count } = listAt(pointer, ELEMENT.pointer)
  return Array.from({ length: count }, (_, i) => textAt({ ...place, at: place.at + i * WORD }))
}

/** A word before the structs tells their number and shape; the list's count is the words they take. */
function structsAt(pointer: Place): StructReader[] {
  const { place, count: words } = listAt(pointer, ELEMENT.composite)
  if (words === 0) return []
  const { low, high } = readWord(place)
  const count = low >>> 2
  const dataBytes = (high & 0xffff) * WORD
  const size = dataBytes + (high >>> 16) * WORD
  if (count * size > words * WORD) throw new Malformed('a list of structs beyond its end')
  if (size === 0 && count > words) throw new Malformed('a list of too many empty structs')
  return Array.from({ length: count }, (_, i) => {
    const at = place.at + WORD + i * size
    return new StructReader({ ...place, at }, dataBytes, high >>> 16)
  })
}
