import { execFileSync, spawnSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { name } from './testing/configs.ts'
import { command, quoted } from './shell.ts'

const SHELLS = ['bash', 'sh', 'zsh'].filter((it) => spawnSync(it, ['-c', ':']).status === 0)

/** The words that a shell takes a line for. */
const wordsOf = (shell: string, line: string): string[] =>
  execFileSync(shell, ['-c', line], { encoding: 'utf8' }).split('\0').slice(0, -1)

describe.each(SHELLS)('%s', (shell) => {
  test('takes any name for the word it was', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 50 }), (names) => {
        const lines = command(String.raw`printf '%s\0'`, ...names.map(quoted))
        expect(wordsOf(shell, lines)).toEqual(names)
      }),
      { numRuns: 30 },
    )
  })

  test.each(['', 'a\nb', '=ls', '~', '*', '-n'])('takes %j for one word', (word) => {
    expect(wordsOf(shell, String.raw`printf '%s\0' ` + quoted(word))).toEqual([word])
  })
})

test('what needs no quotes has none', () => {
  expect(quoted('10.0.0.53,fd00::53')).toBe('10.0.0.53,fd00::53')
})
