/**
 * `cloudflared tunnel … run …`, without what hands over the token. Pure.
 * Source: cloudflared's own help and source (2026.8.2); what stands before `run` belongs to `tunnel`.
 */
import type { LocalEdge } from '#contract/session.ts'
import { CONNECTIONS_PER_CONNECTOR } from '#contract/tunnel.ts'
import type { Handover } from './choice.ts'

/**
 * With a token from its command line or its environment, cloudflared tries QUIC first. With one from a file it asks the
 * DNS which protocol to use, and without an answer it uses HTTP/2 (source: `c.IsSet(TunnelTokenFlag)`, which makes the
 * choice, is false then). So it is told.
 */
const protocol = (edge: LocalEdge | null, handover: Handover): readonly string[] => {
  if (edge !== null && edge.quic !== 'on') return ['--protocol', 'http2']
  return handover === 'file' ? ['--protocol', 'quic'] : []
}

/**
 * The local edge is named once for each connection wanted, and `caFile` makes cloudflared trust its authority. Left to
 * itself cloudflared would look for Cloudflare's network.
 */
const joining = ({ address }: LocalEdge, caFile: string): readonly string[] => [
  ...Array.from({ length: CONNECTIONS_PER_CONNECTOR }, () => ['--edge', address]).flat(),
  '--cacert',
  caFile,
]

type Running = {
  edge: LocalEdge | null
  handover: Handover
  /** Where the authority of a local edge is, as cloudflared sees it. */
  caFile?: string | undefined
  /** Whether something else keeps it up to date: a package, an image. */
  managed?: boolean
}

/** The options of `tunnel`, each word by itself. */
export const tunnelOptions = ({ edge, handover, caFile, managed = false }: Running): string[] => [
  ...(managed || edge !== null ? ['--no-autoupdate'] : []),
  ...protocol(edge, handover),
  ...(edge === null ? [] : joining(edge, caFile ?? edge.ca_file)),
]

/** Options in pairs as they are read: `--edge` with its address, a flag by itself. */
export function paired(words: readonly string[], quote: (word: string) => string): string[] {
  const pairs: string[] = []
  for (const word of words) {
    const last = pairs.at(-1)
    const takesIt = last !== undefined && !last.includes(' ') && !word.startsWith('--')
    if (takesIt) pairs[pairs.length - 1] = `${last} ${quote(word)}`
    else pairs.push(quote(word))
  }
  return pairs
}
