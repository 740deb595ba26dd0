/** The first version of cloudflared that Workers VPC works with. Source: Workers VPC, tunnel requirements. */
export const FIRST_READY = '2025.7.0'

/** Whether a connector is ready for Workers VPC, as far as its version tells. */
export type Readiness = 'ready' | 'old' | 'unknown'

/** Year, month and number of a release; nothing for a build that is none. */
const partsOf = (version: string): number[] | undefined =>
  /^\d+\.\d+\.\d+/.exec(version)?.[0].split('.').map(Number)

/** What a version of cloudflared, such as `2026.8.2`, tells of it. */
export function readinessOf(version: string): Readiness {
  const parts = partsOf(version)
  const first = partsOf(FIRST_READY)
  if (parts === undefined || first === undefined) return 'unknown'
  const at = parts.findIndex((part, place) => part !== first[place])
  return (parts[at] ?? 0) >= (first[at] ?? 0) ? 'ready' : 'old'
}
