import type { LocalEdge } from '#contract/session.ts'

const THEN = 'hostname services will fail, as they would over HTTP/2.'

/** What to say where connectors can have HTTP/2 only. */
const NO_QUIC: Record<LocalEdge['quic'], string[]> = {
  on: [],
  off: [`QUIC is switched off (--edge-http2-only): ${THEN}`],
  unavailable: [`QUIC is not available on this machine: ${THEN}`],
}

/** What there is to tell of a server that is ready. */
export interface Ready {
  /** `host:port` as a browser on this machine reaches it. */
  address: string
  /** The local directory, if there is one; with nobody in it where sign-in links are not to be told. */
  local?: { identities: readonly { name: string; token: string }[]; edge: LocalEdge } | undefined
  /** The API whose accounts one may sign in to, if one may. */
  api?: URL | undefined
}

/** What is printed when the server is ready: where it is, how to sign in, and where connectors connect to. */
export const greeting = ({ address, local, api }: Ready): string =>
  [
    `VPC Console ready at http://${address}/`,
    ...(local === undefined ? [] : localWords(address, local)),
    ...(api === undefined ? [] : [`Cloudflare accounts: sign in with an API token (${api.host})`]),
  ].join('\n')

function localWords(address: string, { identities, edge }: NonNullable<Ready['local']>): string[] {
  const links = identities.map(
    ({ name, token }) => `  ${name.padEnd(8)} http://${address}/sign-in#token=${token}`,
  )
  return [
    ...(links.length > 0 ? ['Sign in as', ...links] : []),
    `Connectors reach the edge at ${edge.address} (CA: ${edge.ca_file})`,
    ...NO_QUIC[edge.quic],
  ]
}
