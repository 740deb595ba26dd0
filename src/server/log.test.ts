import { expect, onTestFinished, test, vi } from 'vitest'
import { createLog } from './log.ts'

test('one event is one line, whatever words of a peer are in it', () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => write.mockRestore())
  const unseen = ['\n', '\r', '\u001B[2J', '\u0085', '\u200B', '\u202E', '\u2028', '\u2029']
  createLog(() => 'now')(`a${unseen.join('b')}c`)
  expect(write.mock.lastCall?.[0]).toBe('now a b b [2Jb b b b b c\n')
})
