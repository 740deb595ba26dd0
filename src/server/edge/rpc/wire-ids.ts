import { Malformed } from '#server/edge/capnp/malformed.ts'

/** Ids and addresses between their bytes on the wire and the words everybody else uses. */

const HEX_GROUPS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/

/** Throws `Malformed` on anything but 16 bytes. */
export function uuidFromBytes(bytes: Uint8Array): string {
  if (bytes.length !== 16) throw new Malformed('an id that is none')
  return Buffer.from(bytes).toString('hex').replace(HEX_GROUPS, '$1-$2-$3-$4-$5')
}

export function uuidToBytes(uuid: string): Uint8Array {
  return new Uint8Array(Buffer.from(uuid.replaceAll('-', ''), 'hex'))
}

/** An IPv4 address that a socket for both families shows in IPv6 dress is an IPv4 address. */
export function plainIp(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '')
}
