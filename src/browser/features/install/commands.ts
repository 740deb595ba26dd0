/**
 * The commands that install and run a connector, for each operating system and architecture. Pure.
 * Source: Cloudflare's tunnel documentation and what its dashboard prints.
 */
import type { LocalEdge } from '#contract/session.ts'
import { CONNECTIONS_PER_CONNECTOR } from '#contract/tunnel.ts'

export const SYSTEMS = ['windows', 'macos', 'debian', 'redhat', 'docker'] as const
export type System = (typeof SYSTEMS)[number]
export type Architecture = 'amd64' | 'arm64' | '386'

type Choice = { label: string; architectures: { value: Architecture; label: string }[] }

/** What can be chosen. Docker's image fits every architecture, so there is none to choose. */
export const CHOICES: Record<System, Choice> = {
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
  debian: { label: 'Debian', architectures: linux() },
  redhat: { label: 'Red Hat', architectures: linux() },
  docker: { label: 'Docker', architectures: [] },
}

function linux(): Choice['architectures'] {
  return [
    { value: 'amd64', label: '64-bit' },
    { value: 'arm64', label: 'ARM64' },
  ]
}

const DOWNLOADS = 'https://github.com/cloudflare/cloudflared/releases/latest/download'

/** How cloudflared gets onto the host. A command of several lines is several commands. Docker fetches its own. */
const INSTALL: Record<System, (architecture: Architecture) => string | undefined> = {
  windows: (architecture) => `${DOWNLOADS}/cloudflared-windows-${architecture}.msi`,
  macos: () => 'brew install cloudflared',
  debian: () =>
    [
      'sudo mkdir -p --mode=0755 /usr/share/keyrings',
      'curl -fsSL https://pkg.cloudflare.com/cloudflare-public-v2.gpg | sudo tee /usr/share/keyrings/cloudflare-public-v2.gpg >/dev/null',
      "echo 'deb [signed-by=/usr/share/keyrings/cloudflare-public-v2.gpg] https://pkg.cloudflare.com/cloudflared any main' | sudo tee /etc/apt/sources.list.d/cloudflared.list",
      'sudo apt-get update && sudo apt-get install cloudflared',
    ].join('\n'),
  redhat: () =>
    [
      'curl -fsSl https://pkg.cloudflare.com/cloudflared.repo | sudo tee /etc/yum.repos.d/cloudflared.repo',
      'sudo yum update',
      'sudo yum install cloudflared',
    ].join('\n'),
  docker: () => undefined,
}

/** How cloudflared gets onto a host; nothing where running it is enough. On Windows it is an address to download. */
export const installCommand = (system: System, architecture: Architecture): string | undefined =>
  INSTALL[system](architecture)

const PROGRAM: Record<System, string> = {
  windows: 'cloudflared.exe',
  macos: 'cloudflared',
  debian: 'cloudflared',
  redhat: 'cloudflared',
  docker: 'docker run cloudflare/cloudflared:latest',
}

/** Runs the connector now and at every start of the host. Docker has its own ways to do that. */
export function serviceCommand(system: System, token: string): string | undefined {
  if (system === 'docker') return undefined
  const sudo = system === 'windows' ? '' : 'sudo '
  return `${sudo}${PROGRAM[system]} service install ${token}`
}

/** Runs the connector in this terminal, until it is closed. */
export const runCommand = (system: System, token: string): string =>
  system === 'docker'
    ? `${PROGRAM.docker} tunnel --no-autoupdate run --token ${token}`
    : `${PROGRAM[system]} tunnel run --token ${token}`

/** A path as one word of a command, in the shell of the system. */
function quoted(path: string, system: System): string {
  if (/^[\w@%+=:,./\\-]+$/.test(path)) return path
  return system === 'windows' ? `"${path}"` : `'${path.replaceAll("'", String.raw`'\''`)}'`
}

/**
 * Runs the connector against the local edge instead of Cloudflare's network. `--edge` stands once for each connection
 * wanted; `--cacert` makes cloudflared trust this edge's own authority. Left to itself cloudflared chooses QUIC, and
 * where nobody answers that, takes minutes to fall back.
 */
export function localCommand(system: System, token: string, edge: LocalEdge): string {
  const inDocker = system === 'docker'
  const program = inDocker
    ? `docker run --network host --volume ${quoted(`${edge.ca_file}:/edge-ca.pem:ro`, system)} cloudflare/cloudflared:latest`
    : PROGRAM[system]
  const edges = Array.from({ length: CONNECTIONS_PER_CONNECTOR }, () => `--edge ${edge.address}`)
  const ca = inDocker ? '/edge-ca.pem' : quoted(edge.ca_file, system)
  return [
    `${program} tunnel --no-autoupdate`,
    ...edges,
    ...(edge.quic === 'on' ? [] : ['--protocol http2']),
    `--cacert ${ca} run --token ${token}`,
  ].join(' ')
}

/** The system to offer first: the viewer's, and Linux when unsure, for that is where most connectors live. */
export function likelySystem(userAgent: string): System {
  if (/windows/i.test(userAgent)) return 'windows'
  if (/macintosh|mac os x/i.test(userAgent) && !/mobile/i.test(userAgent)) return 'macos'
  return 'debian'
}
