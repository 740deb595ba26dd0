import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openIdentity } from '#server/edge/ca.ts'
import { startEdge } from '#server/edge/edge.ts'
import { eventually } from '#server/edge/testing/eventually.ts'
import { RecordingRegistry } from '#server/edge/testing/registry.ts'
import type { Handover } from '../choice.ts'
import { startBlocks } from '../start.ts'
import { NAME, TOKEN } from './combinations.ts'

/**
 * What becomes of the printed commands when a shell runs them with a real cloudflared, as one JSON object for a test to
 * judge. A process of its own, so that it can stand where nothing but the loopback exists.
 */

const [binary = 'cloudflared'] = process.argv.slice(2)

/** Runs the command that is copied on Debian, in a home and at an edge of its own, until all connections are up. */
async function joins(handover: Handover) {
  const home = mkdtempSync(join(tmpdir(), 'commands-joining-'))
  const bin = join(home, 'bin')
  mkdirSync(bin)
  symlinkSync(binary, join(bin, 'cloudflared'))
  const registry = new RecordingRegistry()
  const { caFile, tls } = await openIdentity(home, new Date())
  const edge = await startEdge({ host: '127.0.0.1', port: 0, tls, registry, log: () => {} })
  const place = {
    edge: { address: `127.0.0.1:${edge.port}`, ca_file: caFile, quic: 'on' as const },
    name: NAME,
  }
  const choice = { system: 'debian', architecture: 'amd64', run: 'terminal', shell: 'sh' } as const
  const [block] = startBlocks({ ...choice, handover }, place, TOKEN)
  const shell = spawn('/bin/sh', ['-c', block?.clipboard ?? ''], {
    cwd: home,
    env: { PATH: bin, HOME: home },
    // The shell and what it started end together.
    detached: true,
    stdio: 'ignore',
  })
  const ended = once(shell, 'exit')
  try {
    await eventually('four connections', () => registry.admitted.size === 4)
    const seen = processList().filter(
      (line) => line.startsWith('cloudflared ') && line.includes(home),
    )
    return {
      transports: [...new Set(registry.claims.map(({ transport }) => transport))],
      processes: seen.length,
      tokenSeen: seen.some((line) => line.includes(TOKEN)),
    }
  } finally {
    if (shell.pid !== undefined) process.kill(-shell.pid, 'SIGKILL')
    await ended
    await edge.close()
    rmSync(home, { recursive: true })
  }
}

/** The arguments of every process, as whoever is on the host sees them. */
const processList = (): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => argumentsOf(pid).replaceAll('\0', ' '))

/** None where the process has ended meanwhile. */
function argumentsOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

const [argument, environment, file] = await Promise.all([
  joins('argument'),
  joins('environment'),
  joins('file'),
])
process.stdout.write(JSON.stringify({ argument, environment, file }))
process.exit()
