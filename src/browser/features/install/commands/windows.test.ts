import { describe, expect, test } from 'vitest'
import { commandsOf, forShell } from './testing/combinations.ts'
import { readerOf } from '../../../testing/windows-shells.ts'
import { quoted } from './shell.ts'

/** Neither shell of Windows is here to be asked: this goes by their grammars, and by the text alone. */

const SHELLS = {
  cmd: {
    halves: ['set "A=b && c', 'if exist ('],
    /** What it takes as one string. */
    string: /"[^"]*"/g,
    goesOn: / \^\n {2}/g,
    /** What means something else to it, or nothing, outside of a string. A single quotation mark is a letter to it. */
    foreign: /"|\\$|\$\(|`|\$env:|;|\bsudo\b|~\//,
  },
  powershell: {
    halves: ['if ($?) { cloudflared.exe', "cloudflared.exe 'tunnel"],
    string: /'[^']*'|"[^"]*"/g,
    goesOn: / `\n {2}/g,
    // Windows PowerShell 5.1 knows neither && nor ||.
    foreign: /["']|\\$|\$\(|`|&&|\|\||%\w+%|\bsudo\b|~\//,
  },
}

describe.each(['cmd', 'powershell'] as const)('%s', (shell) => {
  const { string, goesOn, foreign } = SHELLS[shell]
  const commands = forShell(shell).flatMap(commandsOf)

  test('is given what its grammar knows, on the page and on the clipboard', async () => {
    const isWhole = await readerOf(shell)
    for (const half of SHELLS[shell].halves) expect(isWhole(half)).toBe(false)
    const texts = commands.flatMap(({ clipboard, page }) => [clipboard, page])
    expect(texts.filter((text) => !isWhole(text))).toEqual([])
  })

  test('is given whole quotations, and nothing that only other shells understand', () => {
    expect(commands.length).toBeGreaterThan(20)
    for (const { clipboard } of commands)
      expect(clipboard.replaceAll(string, '')).not.toMatch(foreign)
  })

  test('goes on in the next line by its own sign', () => {
    const pages = commands.map(({ page }) => page)
    expect(pages.some((page) => goesOn.test(page))).toBe(true)
    for (const page of pages) expect(page.replaceAll(goesOn, ' ')).not.toMatch(/[\\^`]$/m)
  })
})

test('a path with spaces is one word, and so is one with a quotation mark in PowerShell', () => {
  const path = String.raw`C:\Users\it's me\edge-ca.pem`
  expect(quoted(path, 'cmd')).toBe(`"${path}"`)
  expect(quoted(path, 'powershell')).toBe(String.raw`'C:\Users\it''s me\edge-ca.pem'`)
  const plain = String.raw`C:\vpc\edge-ca.pem`
  expect(quoted(plain, 'cmd')).toBe(plain)
})

/** The commands that start a connector with the token in its environment. */
const withEnvironment = (shell: 'cmd' | 'powershell') =>
  forShell(shell).flatMap(({ blocks, choice }) =>
    choice.handover === 'environment' ? blocks.map(({ clipboard }) => clipboard) : [],
  )

test('a step runs only if the one before it succeeded', () => {
  for (const line of withEnvironment('cmd'))
    expect(line).toMatch(/^set "TUNNEL_TOKEN=\S+" && cloudflared\.exe /)
  for (const line of withEnvironment('powershell'))
    expect(line).toMatch(/^\$env:TUNNEL_TOKEN = '\S+'; if \(\$\?\) \{ cloudflared\.exe .* \}$/)
})
