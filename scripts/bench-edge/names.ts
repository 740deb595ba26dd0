import type { Transport } from '#contract/live.ts'

export const NAMES: Record<Transport, string> = { quic: 'QUIC', http2: 'HTTP/2' }
