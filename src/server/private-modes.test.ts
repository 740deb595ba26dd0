import { chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makePrivate } from './private-modes.ts'

let folder: string
const lines: string[] = []
const tidy = () => makePrivate(folder, (line) => lines.push(line))
const modeOf = (name: string) => statSync(join(folder, name)).mode & 0o1777
function put(name: string, mode: number) {
  writeFileSync(join(folder, name), '')
  chmodSync(join(folder, name), mode)
}

beforeEach(() => {
  lines.length = 0
  folder = mkdtempSync(join(tmpdir(), 'vpc-console-modes-'))
  put('identities.json', 0o644)
  put('directory.sqlite', 0o666)
  put('edge-ca.pem', 0o644)
})
afterEach(() => rmSync(folder, { recursive: true }))

describe.skipIf(process.platform === 'win32')('where files have modes', () => {
  test('a data folder that others may read is made private, and only what is secret in it', () => {
    chmodSync(folder, 0o755)
    tidy()
    expect(['', 'identities.json', 'directory.sqlite', 'edge-ca.pem'].map(modeOf)).toEqual([
      0o700, 0o600, 0o600, 0o644,
    ])
    expect(lines).toEqual([])
  })

  test('a folder that is shared on purpose is left so, and named in a warning', () => {
    chmodSync(folder, 0o1777)
    tidy()
    expect(modeOf('')).toBe(0o1777)
    expect(modeOf('identities.json')).toBe(0o600)
    expect(lines).toEqual([expect.stringContaining(`others may read ${folder}. Run this`)])
  })

  test.skipIf(process.getuid?.() !== 0)(
    'what is another user’s is left alone and named, all in one line',
    () => {
      for (const name of ['identities.json', 'directory.sqlite'])
        chownSync(join(folder, name), 9, 9)
      tidy()
      expect(modeOf('identities.json')).toBe(0o644)
      expect(lines).toEqual([expect.stringMatching(/identities\.json, .*directory\.sqlite\. Run/)])
    },
  )
})
