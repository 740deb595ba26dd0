import { UNTRUSTED } from '../trouble.ts'
import type { NativeConnection } from './quiche.ts'

type CloseReason = ReturnType<NativeConnection['peerError']>

/**
 * The TLS alerts of who does not trust the certificate, as QUIC numbers them: bad certificate,
 * unknown CA. https://www.rfc-editor.org/rfc/rfc9001.html#section-4.8
 */
const NO_TRUST = new Set([0x12a, 0x130])

const MAX_REASON = 200

/** What continues "The connection from … ended:"; undefined when nothing was wrong. */
export function closeTrouble(error: CloseReason): string | undefined {
  if (error === null || (error.isApp && error.errorCode === 0)) return undefined
  if (!error.isApp && NO_TRUST.has(error.errorCode)) return UNTRUSTED
  return `QUIC: ${printable(error.reason) || `error ${error.errorCode}`}`
}

/** The peer chose these bytes: they must not look like lines of ours. */
function printable(reason: Uint8Array): string {
  const text = Buffer.from(reason.subarray(0, MAX_REASON)).toString('latin1')
  return text.replaceAll(/[^ -~]+/g, ' ').trim()
}
