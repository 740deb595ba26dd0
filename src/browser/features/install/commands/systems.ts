/**
 * Where a connector can be installed. Pure.
 * Source: the environments that Cloudflare's dashboard offers, and its notice of September 2026 on architectures.
 */
export const SYSTEMS = [
  'windows',
  'macos',
  'debian',
  'redhat',
  'docker',
  'compose',
  'kubernetes',
] as const
export type System = (typeof SYSTEMS)[number]
export type Architecture = 'amd64' | 'arm64' | '386'

type Offer = { value: Architecture; label: string }

const LINUX: readonly Offer[] = [
  { value: 'amd64', label: '64-bit' },
  { value: 'arm64', label: 'ARM64' },
]

/** What can be chosen. The image fits every architecture, so there is none to choose where it is used. */
export const CHOICES: Record<System, { label: string; architectures: readonly Offer[] }> = {
  windows: {
    label: 'Windows',
    architectures: [
      { value: 'amd64', label: '64-bit' },
      { value: '386', label: '32-bit' },
    ],
  },
  macos: {
    label: 'macOS',
    architectures: [
      { value: 'arm64', label: 'Apple silicon' },
      { value: 'amd64', label: 'Intel' },
    ],
  },
  debian: { label: 'Debian', architectures: LINUX },
  redhat: { label: 'Red Hat', architectures: LINUX },
  docker: { label: 'Docker', architectures: [] },
  compose: { label: 'Docker Compose', architectures: [] },
  kubernetes: { label: 'Kubernetes', architectures: [] },
}

/** Whose new releases end in 2027, as the name of the hosts. */
export function endsIn2027(system: System, architecture: Architecture): string | undefined {
  if (system === 'windows' && architecture === '386') return '32-bit Windows'
  if (system === 'macos' && architecture === 'amd64') return 'Macs with an Intel processor'
  return undefined
}

/** The system to offer first: the viewer's, and Linux when unsure, for that is where most connectors live. */
export function likelySystem(userAgent: string): System {
  if (/windows/i.test(userAgent)) return 'windows'
  if (/macintosh|mac os x/i.test(userAgent) && !/mobile/i.test(userAgent)) return 'macos'
  return 'debian'
}
