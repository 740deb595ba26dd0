/**
 * Commands that tell whether a host reaches what connectors connect to. Pure.
 * Source: Cloudflare's documentation of ports and connectivity pre-checks. Windows has neither `dig` nor `nc`, and
 * nothing of its own that asks over UDP.
 */
import type { LocalEdge } from '#contract/session.ts'
import type { Block } from '../commands/block.ts'
import type { Shell } from '../commands/shell.ts'
import { DESTINATIONS } from '../requirements.ts'

const PORT = '7844'

/** An address as the edge tells it, `127.0.0.1:7844` or `[::1]:7844`, in two. */
function partsOf(address: string): { host: string; port: string } {
  const colon = address.lastIndexOf(':')
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: address.slice(colon + 1) }
}

const TCP: Record<Shell, (host: string, port: string) => string> = {
  sh: (host, port) => `nc -vz -w 3 ${host} ${port}`,
  cmd: (host, port) => `powershell -Command "Test-NetConnection ${host} -Port ${port}"`,
  powershell: (host, port) => `Test-NetConnection ${host} -Port ${port}`,
}

/** UDP as QUIC uses it, and TCP as HTTP/2 does. */
const portCommands = (shell: Shell, host: string, port: string, quic: boolean): string[] => [
  ...(quic && shell === 'sh' ? [`nc -uvz -w 3 ${host} ${port}`] : []),
  TCP[shell](host, port),
]

/** What goes on whatever became of the one before: each tells something by itself. */
const NEXT: Record<Shell, string> = { sh: '; ', cmd: ' & ', powershell: '; ' }

const questions = (what: string, shell: Shell, commands: readonly string[]): Block => ({
  what,
  language: 'bash',
  page: commands.join('\n'),
  clipboard: commands.join(NEXT[shell]),
})

/** Whether the host finds the names of Cloudflare's network. */
export const nameCommands = (shell: Shell): Block =>
  questions(
    'name check',
    shell,
    DESTINATIONS.map(({ host }) => `${shell === 'sh' ? 'dig A' : 'nslookup'} ${host}`),
  )

/** Whether the host reaches the edge, or one address of each region of Cloudflare's network. */
export function reachCommands(shell: Shell, edge: LocalEdge | null): Block {
  if (edge !== null) {
    const { host, port } = partsOf(edge.address)
    return questions('way check', shell, portCommands(shell, host, port, edge.quic === 'on'))
  }
  const addresses = DESTINATIONS.flatMap(({ ipv4 }) => ipv4.slice(0, 1))
  return questions(
    'way check',
    shell,
    addresses.flatMap((address) => portCommands(shell, address, PORT, true)),
  )
}
