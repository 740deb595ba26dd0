import { describe, expect, test } from 'vitest'
import type { LocalEdge } from '#contract/session.ts'
import {
  CHOICES,
  installCommand,
  likelySystem,
  localCommand,
  runCommand,
  serviceCommand,
  SYSTEMS,
  type System,
} from './commands.ts'

const TOKEN = 'eyJhIjoiMSJ9'
const EDGE: LocalEdge = {
  address: '127.0.0.1:7844',
  ca_file: '/home/me/vpc/edge-ca.pem',
  quic: 'on',
}
const timesIn = (text: string, part: string): number => text.split(part).length - 1

const everyArchitecture = SYSTEMS.flatMap((system) =>
  CHOICES[system].architectures.map(({ value }) => [system, value] as const),
)

test.each(everyArchitecture)(
  '%s on %s is installed from Cloudflare or by a package',
  (system, architecture) => {
    const wanted: Record<System, string> = {
      windows: `https://github.com/cloudflare/cloudflared/releases/latest/download/cloudflared-windows-${architecture}.msi`,
      macos: 'brew install cloudflared',
      debian: 'sudo apt-get update && sudo apt-get install cloudflared',
      redhat: 'sudo yum install cloudflared',
      docker: '',
    }
    expect(installCommand(system, architecture)?.split('\n').at(-1)).toBe(wanted[system])
  },
)

test('Debian and Red Hat are told Cloudflare’s own repository first', () => {
  const debian = installCommand('debian', 'amd64')?.split('\n')
  expect(debian?.[1]).toBe(
    'curl -fsSL https://pkg.cloudflare.com/cloudflare-public-v2.gpg | sudo tee /usr/share/keyrings/cloudflare-public-v2.gpg >/dev/null',
  )
  expect(debian?.[2]).toContain('https://pkg.cloudflare.com/cloudflared any main')
  expect(installCommand('redhat', 'arm64')?.split('\n')[0]).toBe(
    'curl -fsSl https://pkg.cloudflare.com/cloudflared.repo | sudo tee /etc/yum.repos.d/cloudflared.repo',
  )
})

test.each([
  ['windows', 'cloudflared.exe service install', 'cloudflared.exe tunnel run --token'],
  ['macos', 'sudo cloudflared service install', 'cloudflared tunnel run --token'],
  ['debian', 'sudo cloudflared service install', 'cloudflared tunnel run --token'],
  ['redhat', 'sudo cloudflared service install', 'cloudflared tunnel run --token'],
] as const)('on %s the connector runs as a service, or in a terminal', (system, service, run) => {
  expect(serviceCommand(system, TOKEN)).toBe(`${service} ${TOKEN}`)
  expect(runCommand(system, TOKEN)).toBe(`${run} ${TOKEN}`)
})

test('Docker fetches and runs the connector by itself', () => {
  expect(installCommand('docker', 'amd64')).toBeUndefined()
  expect(serviceCommand('docker', TOKEN)).toBeUndefined()
  expect(runCommand('docker', TOKEN)).toBe(
    `docker run cloudflare/cloudflared:latest tunnel --no-autoupdate run --token ${TOKEN}`,
  )
})

describe('against the local edge', () => {
  test.each(SYSTEMS)(
    '%s is told the edge once for each connection, and the token once',
    (system) => {
      const command = localCommand(system, TOKEN, EDGE)
      expect(timesIn(command, '--edge 127.0.0.1:7844')).toBe(4)
      expect(timesIn(command, TOKEN)).toBe(1)
      expect(command.endsWith(`run --token ${TOKEN}`)).toBe(true)
    },
  )

  test('cloudflared is left to choose QUIC, and told HTTP/2 only where the edge has nothing else', () => {
    expect(localCommand('debian', TOKEN, EDGE)).not.toContain('--protocol')
    for (const quic of ['off', 'unavailable'] as const)
      expect(localCommand('debian', TOKEN, { ...EDGE, quic })).toContain(
        ' --protocol http2 --cacert ',
      )
  })

  test('the edge’s own authority is trusted, from a path with spaces too', () => {
    const ca_file = '/home/me/my vpc/edge-ca.pem'
    expect(localCommand('macos', TOKEN, EDGE)).toContain(' --cacert /home/me/vpc/edge-ca.pem ')
    expect(localCommand('macos', TOKEN, { ...EDGE, ca_file })).toContain(` --cacert '${ca_file}' `)
    expect(localCommand('docker', TOKEN, { ...EDGE, ca_file })).toContain(
      `docker run --network host --volume '${ca_file}:/edge-ca.pem:ro' cloudflare/cloudflared:latest tunnel`,
    )
    expect(localCommand('docker', TOKEN, EDGE)).toContain(' --cacert /edge-ca.pem ')
  })
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36', 'windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15', 'macos'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148', 'debian'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36', 'debian'],
  ['', 'debian'],
])('to a browser that says %j the system offered first is %s', (userAgent, system) => {
  expect(likelySystem(userAgent)).toBe(system)
})
