import { expect, test } from 'vitest'
import { oneLine } from './one-line.ts'

test('line breaks of every kind and control characters are written out', () => {
  expect(oneLine('one\ntwo\r\nthree\tfour')).toBe(String.raw`one\ntwo\r\nthree\tfour`)
  expect(oneLine('\u001b[2J\u0085\u2028')).toBe(String.raw`\u001b[2J\u0085\u2028`)
})

test('any other text stays as it is', () => {
  expect(oneLine('Zürich – “web-1” 🚀')).toBe('Zürich – “web-1” 🚀')
})
