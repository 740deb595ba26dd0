import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  CLOUDFLARED,
  runWithCloudflared,
  sayWhenSkipped,
} from '#server/edge/testing/real-cloudflared.ts'
import { IMAGE } from './docker.ts'
import { propertyList } from './launchd.ts'
import { unitFile } from './systemd.ts'
import { COMBINATIONS, type Combination, NAME, TOKEN } from './testing/combinations.ts'
import { runIn } from './testing/pretend-shell.ts'

/** What a real cloudflared makes of the printed commands. */

const SCRIPT = join(import.meta.dirname, 'testing', 'joining-run.ts')
const BASH = '/bin/bash'

sayWhenSkipped('the commands of the install page')

/** What stands under a name somewhere in a file. */
function under(name: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === name && Array.isArray(inner) ? inner.map(String) : under(name, inner),
  )
}

/** The arguments with which the image, a shell or a service manager would start cloudflared. */
function argumentsOf({ choice: { system }, blocks }: Combination): string[][] {
  if (system === 'compose')
    return blocks.slice(0, 1).map(({ page }) => under('command', parse(page)))
  if (system === 'kubernetes')
    return blocks.slice(0, 1).map(({ page }) => under('args', parse(page)))
  const calls = blocks.flatMap(({ clipboard }) => runIn(BASH, clipboard).calls)
  return calls.flatMap(({ words: [program, ...rest] }) => {
    if (program === 'docker') return [rest.slice(rest.indexOf(IMAGE) + 1)]
    return program === 'cloudflared' ? [rest] : []
  })
}

const SERVICES = [
  unitFile(NAME)
    .find((line) => line.startsWith('ExecStart='))
    ?.split(' ')
    .slice(1) ?? [],
  propertyList('arm64', NAME)
    .filter((line) => line.startsWith('<string>'))
    .map((line) => line.slice('<string>'.length, -'</string>'.length))
    .slice(2, 9),
]

describe.skipIf(CLOUDFLARED === undefined)('a real cloudflared', () => {
  test('understands the options of every command, up to a token that is none', () => {
    const printed = COMBINATIONS.filter(({ choice }) => choice.shell === 'sh').flatMap(argumentsOf)
    const all = new Set([...printed, ...SERVICES].map((words) => JSON.stringify(words)))
    expect(all.size).toBeGreaterThan(25)
    const home = mkdtempSync(join(tmpdir(), 'commands-real-'))
    const file = join(home, 'token')
    writeFileSync(file, 'none')
    for (const text of all) {
      const words = parse(text).map((word: string, index: number, before: string[]) =>
        before[index - 1] === '--token-file' ? file : word.replace(TOKEN, 'none'),
      )
      expect(words).toContain('run')
      const { stdout, stderr } = spawnSync(CLOUDFLARED ?? '', words, {
        env: { HOME: home, ...(text.includes('--token') ? {} : { TUNNEL_TOKEN: 'none' }) },
        encoding: 'utf8',
        timeout: 20_000,
      })
      expect({ text, said: stdout + stderr }).toEqual({
        text,
        said: expect.stringContaining('Provided Tunnel token is not valid.'),
      })
    }
    rmSync(home, { recursive: true })
  })

  describe('started by a printed command', () => {
    let seen: unknown
    beforeAll(async () => {
      seen = await runWithCloudflared(SCRIPT, '')
    }, 120_000)

    test.each([
      ['in the command', 'argument', true],
      ['in its environment', 'environment', false],
      ['in a file', 'file', false],
    ])(
      'with the token %s joins over QUIC, and the process list shows as much as is said',
      (_, handover, tokenSeen) => {
        expect(seen).toMatchObject({
          [handover]: { transports: ['quic'], processes: 1, tokenSeen },
        })
      },
    )
  })
})
