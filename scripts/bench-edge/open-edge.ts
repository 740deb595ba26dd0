import { openIdentity } from '#server/edge/ca.ts'
import { startEdge } from '#server/edge/edge.ts'
import type { Registry } from '#server/edge/registry.ts'

/** Where to connect to, and whom to trust there. */
export interface Target {
  edge: { host: string; port: number }
  ca: string
}

export async function openEdge(
  home: string,
  registry: Registry,
): Promise<Target & { caFile: string }> {
  const { caFile, caPem: ca, tls } = await openIdentity(home, new Date())
  const options = { host: '127.0.0.1', port: 0, tls, registry, log: () => {} }
  const { host, port } = await startEdge(options)
  return { edge: { host, port }, ca, caFile }
}
