import { timingSafeEqual } from 'node:crypto'
import type { Claim } from '../edge/registry.ts'
import type { Directory } from './directory.ts'

/** Source: Cloudflare Tunnel's documentation: at most 25 replicas a tunnel. */
const CONNECTORS_PER_TUNNEL = 25

/**
 * Why a connector may not join its tunnel, in words its log shows; nothing when it may. `Unauthorized` makes
 * cloudflared keep trying, anything else makes it exit.
 */
export function whyNotAdmit(
  { accountId, tunnels }: Directory,
  claim: Claim,
  present: readonly { about: Claim['connector'] }[],
): string | undefined {
  const secret = claim.accountTag === accountId ? tunnels.secret(claim.tunnelId) : undefined
  if (secret === undefined) return 'Unauthorized: Tunnel not found'
  if (!sameBytes(secret, claim.tunnelSecret)) return 'Unauthorized: Invalid tunnel secret'
  const isNew = !present.some(({ about }) => about.id === claim.connector.id)
  if (isNew && present.length >= CONNECTORS_PER_TUNNEL)
    return `This tunnel has ${CONNECTORS_PER_TUNNEL} connectors already, the most allowed`
  return undefined
}

/** Whether two secrets are the same, told in a time that tells nothing else. */
export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other)
