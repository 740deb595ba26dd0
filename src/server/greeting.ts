import type { LocalEdge } from '#contract/session.ts'

const THEN = 'hostname services will fail, as they would over HTTP/2.'

/** What to say where connectors can have HTTP/2 only. */
const NO_QUIC: Record<LocalEdge['quic'], string[]> = {
  on: [],
  off: [`QUIC is switched off (--edge-http2-only): ${THEN}`],
  unavailable: [`QUIC is not available on this machine: ${THEN}`],
}

/** What is printed when the server is ready: where it is, how to sign in, and where connectors connect to. */
export function greeting(
  address: string,
  identities: readonly { name: string; token: string }[],
  edge: LocalEdge,
): string {
  const links = identities.map(
    ({ name, token }) => `  ${name.padEnd(8)} http://${address}/sign-in#token=${token}`,
  )
  return [
    `VPC Console ready at http://${address}/`,
    ...(links.length > 0 ? ['Sign in as', ...links] : []),
    `Connectors reach the edge at ${edge.address} (CA: ${edge.ca_file})`,
    ...NO_QUIC[edge.quic],
  ].join('\n')
}
