import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { PlainName } from '#contract/text.ts'
import { freeName } from './free-name.ts'

test.each([
  ['api', [], 'api-copy'],
  ['api', ['api', 'api-copy'], 'api-copy-2'],
  ['api', ['api-copy', 'api-copy-2', 'api-copy-4'], 'api-copy-3'],
  ['api-copy', ['api-copy'], 'api-copy-2'],
  ['api-copy-2', ['api-copy', 'api-copy-2'], 'api-copy-3'],
  ['copy', [], 'copy-copy'],
])('a copy of %s beside %j is called %s', (name, taken, copy) => {
  expect(freeName(name, taken)).toBe(copy)
})

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
  .filter((text) => PlainName.safeParse(text).data === text)

test('however long a name is, that of its copy is one, and nobody else’s', () => {
  fc.assert(
    fc.property(name, fc.integer({ min: 0, max: 12 }), (given, others) => {
      const taken = [given]
      for (let other = 0; other < others; other += 1) taken.push(freeName(given, taken))
      const copy = freeName(given, taken)
      expect(PlainName.parse(copy)).toBe(copy)
      expect(taken).not.toContain(copy)
    }),
  )
  const long = `${'a'.repeat(249)}😀x`
  expect(freeName(long, [])).toBe(`${'a'.repeat(249)}-copy`)
})
