import { expect, test } from 'vitest'
import { connectorWords } from './connector-words.ts'

test('what a connector says stays on one line and has nothing unseen in it', () => {
  expect(connectorWords('one\r\ntwo\u2028three\u202Efour\0')).toBe('one two three four')
})

test('it is not longer than a sentence', () => {
  expect(connectorWords('x'.repeat(100_000))).toBe(`${'x'.repeat(300)}…`)
})
