import { spawnSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MASK } from './shell.ts'
import { startBlocks } from './start.ts'
import { COMBINATIONS, commandsOf, EDGE, forShell, NAME, TOKEN } from './testing/combinations.ts'
import { runIn, SHELLS } from './testing/pretend-shell.ts'

const BASH = '/bin/bash'
const timesIn = (text: string, part: string): number => text.split(part).length - 1
const start = (text: string) => COMBINATIONS.filter(({ label }) => label.startsWith(text))

test('there are shells to try the commands in', () => {
  expect(SHELLS).toContain(BASH)
})

describe.each(SHELLS)('%s', (shell) => {
  test('can read every command, as it is shown and as it is copied', () => {
    const texts = new Set(
      forShell('sh').flatMap((one) => commandsOf(one).flatMap((it) => [it.page, it.clipboard])),
    )
    expect(texts.size).toBeGreaterThan(100)
    for (const text of texts) {
      const { status, stderr } = spawnSync(shell, ['-n'], { input: text, encoding: 'utf8' })
      expect({ text, status, stderr }).toEqual({ text, status: 0, stderr: '' })
    }
  })

  test('is told the same by the line that is copied as by the lines that are shown', () => {
    const blocks = new Map(
      forShell('sh').flatMap((one) => commandsOf(one).map((block) => [block.clipboard, block])),
    )
    for (const { page, clipboard } of blocks.values()) {
      const deeds = runIn(shell, clipboard)
      expect(deeds.calls.length).toBeGreaterThan(0)
      expect(deeds).toEqual(runIn(shell, page))
    }
  })

  test('hands cloudflared the path of a local edge’s authority, whatever stands in it', () => {
    const path = fc.string({
      unit: fc.constantFrom(
        ...' \' " $ ` \\ ! * ~ # & ; | < > ( ) { } [ ] ? é 漢 a 1 / -'.split(' '),
        ' ',
      ),
      maxLength: 30,
    })
    fc.assert(
      fc.property(path, (odd) => {
        const ca_file = `/home/${odd}/edge-ca.pem`
        const edge = { ...EDGE, ca_file }
        const [debian] = start('debian amd64 terminal argument')
        const [block] = debian ? startBlocks(debian.choice, { edge, name: NAME }, TOKEN) : []
        const edges = Array.from({ length: 4 }, () => ['--edge', EDGE.address]).flat()
        const options = ['--no-autoupdate', ...edges, '--cacert', ca_file]
        const words = ['cloudflared', 'tunnel', ...options, 'run', '--token', TOKEN]
        expect(runIn(shell, block?.clipboard ?? '').calls).toEqual([
          { words, token: '', input: '' },
        ])
      }),
      { numRuns: 25 },
    )
  })
})

test('what is copied is one line, and holds the token as often as it is needed', () => {
  for (const one of COMBINATIONS) {
    for (const { clipboard } of commandsOf(one)) expect(clipboard).not.toMatch(/[\n\r]/)
    const all = one.blocks.map(({ clipboard }) => clipboard).join('\n')
    expect({ [one.label]: timesIn(all, TOKEN) }).toEqual({ [one.label]: 1 })
  }
})

test.each([
  ['debian amd64 service environment', /systemctl restart cloudflared-/],
  ['macos arm64 service file', /launchctl unload .*launchctl load /],
  ['compose amd64 service environment', /up --detach --force-recreate/],
  ['compose amd64 service file', /rm -f tunnel-token && .*> tunnel-token.*--force-recreate/],
  ['kubernetes', /kubectl delete secret\/.* --ignore-not-found && .*kubectl create secret/],
])(
  '%s: the command can be run again with a new token, and nothing keeps the former one',
  (label, again) => {
    const found = start(label).filter(({ choice }) => choice.shell === 'sh')
    expect(found.length).toBeGreaterThan(0)
    for (const { blocks } of found) expect(blocks.at(-1)?.clipboard).toMatch(again)
  },
)

test('masked, it is the same but for the token', () => {
  for (const { choice, place, blocks } of COMBINATIONS) {
    const masked = startBlocks(choice, place, MASK)
    expect(masked.map(({ page }) => page.replaceAll(MASK, TOKEN))).toEqual(
      blocks.map(({ page }) => page),
    )
  }
})

test('where the process list is said not to show the token, no process is given it', () => {
  for (const { choice, label, blocks } of forShell('sh').filter(
    ({ place }) => place.edge === null,
  )) {
    const commands = blocks.filter(({ language }) => language === 'bash')
    const deeds = commands.map(({ clipboard }) => runIn(BASH, clipboard))
    const words = deeds.flatMap(({ calls }) => calls.flatMap((call) => call.words))
    const seen = words.some((word) => word.includes(TOKEN))
    expect({ [label]: seen }).toEqual({ [label]: choice.handover === 'argument' })
    // It is not merely left out.
    expect(JSON.stringify(deeds)).toContain(TOKEN)
  }
})
