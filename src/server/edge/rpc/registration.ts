import { Malformed } from '#server/edge/capnp/malformed.ts'
import { connectorWords } from '#server/edge/connector-words.ts'
import type { StructReader } from '#server/edge/capnp/reader.ts'
import { type StructValue, bit, bytes, struct, text, u16 } from '#server/edge/capnp/value.ts'
import type { Admission, Claim, Connector } from '#server/edge/registry.ts'
import { uuidFromBytes, uuidToBytes } from './wire-ids.ts'

/** `registerConnection`: its parameters and results, by the layout of `tunnelrpc.capnp`. */

/** What a connector says itself; the rest of a claim is what the edge sees. */
export type Registration = Omit<Claim, 'originIp' | 'transport'>

/** The arms of `ConnectionResponse`. */
export const RESPONSE = { error: 0, details: 1 } as const

/** Far more than cloudflared sends; keeps what a registry has to hold small. */
const MAX_TEXT = 255
const MAX_FEATURES = 64

/** Throws `Malformed` where an id is none or a text is beyond all measure. */
export function readRegistration(params: StructReader): Registration {
  const auth = params.struct(0)
  return {
    accountTag: short(auth.text(0)),
    tunnelSecret: auth.data(1),
    tunnelId: uuidFromBytes(params.data(1)),
    connIndex: params.u8(0),
    connector: readConnector(params.struct(2).struct(0)),
  }
}

function readConnector(client: StructReader): Connector {
  const features = client.texts(1)
  if (features.length > MAX_FEATURES) throw new Malformed(`more than ${MAX_FEATURES} features`)
  return {
    id: uuidFromBytes(client.data(0)),
    features: features.map(short),
    version: short(client.text(2)),
    arch: short(client.text(3)),
  }
}

/** Shown as it is: in the log, on the page, and in what people copy from it. */
function short(value: string): string {
  if (value.length > MAX_TEXT) throw new Malformed(`a text of more than ${MAX_TEXT} characters`)
  return connectorWords(value)
}

/** A refusal's `retryAfter` stays zero: the connector's own back-off holds. */
export function writeAdmission(admission: Admission): StructValue {
  return struct(0, [], [admission.accepted ? accepted(admission) : refused(admission)])
}

function accepted({ connectionId, colo, remotelyManaged }: Extract<Admission, { accepted: true }>) {
  const pointers = [bytes(uuidToBytes(connectionId)), text(colo)]
  const details = struct(1, [bit(0, remotelyManaged)], pointers)
  return struct(1, [u16(0, RESPONSE.details)], [details])
}

function refused({ cause, shouldRetry }: Extract<Admission, { accepted: false }>) {
  const error = struct(2, [bit(64, shouldRetry)], [text(cause)])
  return struct(1, [u16(0, RESPONSE.error)], [error])
}
