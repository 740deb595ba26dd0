import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { readerOf } from '../../../testing/windows-shells.ts'
import { SHELLS } from '../commands/testing/pretend-shell.ts'
import {
  type Combination,
  COMBINATIONS,
  forShell,
  TOKEN,
} from '../commands/testing/combinations.ts'
import { checksFor } from './hints.ts'
import { STAGES, type Trouble } from './stages.ts'

const TROUBLES: Trouble[] = ['old', 'http2', 'noQuic', 'untoldVersion', 'untoldTransport']

/** Everything that can be said for a choice. */
const allChecks = ({ choice, place }: Combination) =>
  STAGES.flatMap((stage) =>
    TROUBLES.map((trouble) => checksFor(stage, trouble, { choice, ...place })),
  ).flat()

const wordsOf = (combination: Combination): string =>
  allChecks(combination)
    .map(({ say, block }) => `${say} ${block?.clipboard ?? ''} ${block?.page ?? ''}`)
    .join('\n')

const find = (system: string, local: boolean, run: string) => {
  const found = COMBINATIONS.find(
    ({ choice, place }) =>
      choice.system === system && choice.run === run && (place.edge !== null) === local,
  )
  if (found === undefined) throw new Error('There is no such combination.')
  return found
}

test('for every choice each stage has something to check, and no command needs or shows a token', () => {
  for (const combination of COMBINATIONS) {
    const { choice, place } = combination
    for (const stage of ['contact', 'token', 'connections'] as const)
      expect(checksFor(stage, undefined, { choice, ...place })).not.toEqual([])
    for (const trouble of TROUBLES)
      expect(checksFor('ready', trouble, { choice, ...place })).not.toEqual([])
    expect(wordsOf(combination)).not.toContain(TOKEN)
    expect(wordsOf(combination)).not.toMatch(/undefined|•/)
  }
})

test.each(SHELLS)('%s understands every command there is to check with', (shell) => {
  const commands = new Set(
    forShell('sh')
      .flatMap(allChecks)
      .flatMap(({ block }) => (block === undefined ? [] : [block.page, block.clipboard])),
  )
  expect(commands.size).toBeGreaterThan(10)
  const { stderr, status } = spawnSync(shell, ['-n'], { input: [...commands].join('\n') })
  expect([status, String(stderr)]).toEqual([0, ''])
})

test('on an account the names and both regions of Cloudflare’s network are asked for, over UDP and TCP', () => {
  const words = wordsOf(find('debian', false, 'service'))
  expect(words).toContain('dig A region1.v2.argotunnel.com')
  expect(words).toContain('nc -uvz -w 3 198.41.192.7 7844\nnc -vz -w 3 198.41.192.7 7844')
  expect(words).toContain('nc -uvz -w 3 198.41.200.13 7844')
  expect(words).toContain(
    '--loglevel debug --protocol quic run --token-file /etc/cloudflared/token',
  )
})

test.each([
  ['debian', /quic\.conf.*&& sudo systemctl daemon-reload && sudo systemctl restart cloudflared$/],
  ['redhat', /quic\.conf.*&& sudo systemctl restart cloudflared$/],
  ['macos', /config\.yml.*&& sudo launchctl kickstart -k system\/com\.cloudflare\.cloudflared$/],
  ['windows', /net stop Cloudflared && net start Cloudflared$/],
])('a service on %s that runs over HTTP/2 is told to use QUIC and started anew', (system, line) => {
  const { choice, place } = find(system, false, 'service')
  const [first] = checksFor('ready', 'http2', { choice, ...place })
  expect(first?.block?.clipboard).toMatch(line)
})

test('against a local edge it is asked for the edge, and for nothing of Cloudflare’s', () => {
  for (const system of ['debian', 'windows', 'docker']) {
    const words = wordsOf(find(system, true, 'terminal'))
    expect(words).toContain('127.0.0.1')
    expect(words).not.toMatch(/argotunnel|198\.41/)
  }
})

test('an edge without QUIC is not asked for over UDP, and an IPv6 address has its brackets off', () => {
  const { choice, place } = find('debian', true, 'terminal')
  const [edge] = place.edge === null ? [] : [place.edge]
  if (edge === undefined) throw new Error('There is an edge.')
  const given = { ...edge, address: '[::1]:7844', quic: 'off' } as const
  const said = checksFor('contact', undefined, { choice, name: place.name, edge: given })
  const commands = said.map(({ block }) => block?.page)
  expect(commands).toContain('nc -vz -w 3 ::1 7844')
})

test('on Windows nothing is asked with what it does not have', () => {
  for (const combination of [...forShell('cmd'), ...forShell('powershell')])
    expect(wordsOf(combination)).not.toMatch(/\b(nc|dig|sudo|journalctl) /)
})

test.each(['cmd', 'powershell'] as const)('%s can read every command in it', async (shell) => {
  const isWhole = await readerOf(shell)
  const texts = forShell(shell)
    .flatMap(allChecks)
    .flatMap(({ block }) => (block === undefined ? [] : [block.clipboard, block.page]))
  expect(texts.length).toBeGreaterThan(20)
  expect(texts.filter((text) => !isWhole(text))).toEqual([])
})
