import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { highlight } from './highlight.ts'

test('colouring changes no letter of the code, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('bash', 'hcl', 'json', 'toml', 'typescript', 'yaml', 'unknown'),
      (code, language) => {
        const pieces = highlight(code, language)
        expect(pieces.map(({ text }) => text).join('')).toBe(code)
        for (const { at, text } of pieces) expect(code.slice(at, at + text.length)).toBe(text)
      },
    ),
  )
})

test.each([
  ['json', '{ "a": true }', 'property', '"a"'],
  ['toml', 'a = "b"', 'string', '"b"'],
  ['yaml', 'a: "b"', 'key', 'a'],
  ['hcl', 'a = "b"', 'string', '"b"'],
  ['typescript', 'const a = 1', 'keyword', 'const'],
  ['bash', 'sudo yum update # now', 'comment', '# now'],
])('%s is coloured by what its words are', (language, code, kind, text) => {
  expect(highlight(code, language)).toContainEqual(expect.objectContaining({ kind, text }))
})
