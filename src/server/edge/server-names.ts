/** The names cloudflared 2026.8.2 asks for in its TLS handshakes. Source: its `connection/protocol.go`. */
export const SERVER_NAMES = {
  http2: 'h2.cftunnel.com',
  quic: 'quic.cftunnel.com',
  /** Of the check before it starts, to see what gets through; it then hangs up. */
  probe: 'probe.cftunnel.com',
} as const
