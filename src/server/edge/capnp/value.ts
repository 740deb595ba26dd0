/** What a Cap'n Proto message says, as plain values for the writer. */

/** Puts one field into a struct's data section. */
type Field = (data: DataView) => void

export interface StructValue {
  kind: 'struct'
  /** The size of its data section, in words. */
  words: number
  fields: Field[]
  pointers: (Value | undefined)[]
}

/** What a pointer leads to. Undefined is the null pointer: empty, or the default. */
export type Value =
  | StructValue
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'pointers'; items: Value[] }
  | { kind: 'structs'; items: StructValue[] }
  | { kind: 'capability'; index: number }

export function u8(offset: number, value: number): Field {
  return (data) => data.setUint8(offset, value)
}

export function u16(offset: number, value: number): Field {
  return (data) => data.setUint16(offset, value, true)
}

export function u32(offset: number, value: number): Field {
  return (data) => data.setUint32(offset, value, true)
}

export function i32(offset: number, value: number): Field {
  return (data) => data.setInt32(offset, value, true)
}

export function i64(offset: number, value: bigint): Field {
  return (data) => data.setBigInt64(offset, value, true)
}

export function u64(offset: number, value: bigint): Field {
  return (data) => data.setBigUint64(offset, value, true)
}

/** A flag, by the number of its bit in the data section. */
export function bit(number: number, value: boolean): Field {
  const offset = number >> 3
  const mask = Number(value) << (number & 7)
  return (data) => data.setUint8(offset, data.getUint8(offset) | mask)
}

export function struct(words: number, fields: Field[], pointers: StructValue['pointers'] = []) {
  return { kind: 'struct', words, fields, pointers } satisfies StructValue
}

export function bytes(value: Uint8Array): Value {
  return { kind: 'bytes', bytes: value }
}

/** UTF-8 with a closing zero byte, which the length counts. */
export function text(value: string): Value {
  return bytes(new TextEncoder().encode(`${value}\0`))
}

export function texts(values: string[]): Value {
  return { kind: 'pointers', items: values.map(text) }
}

/** A list of structs of the same shape. */
export function structs(items: StructValue[]): Value {
  return { kind: 'structs', items }
}

/** An entry of the capability table that travels beside the content. */
export function capability(index: number): Value {
  return { kind: 'capability', index }
}
