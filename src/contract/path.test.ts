import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillPath, queryText } from './path.ts'

test('a path is filled with its parts, each escaped', () => {
  expect(fillPath('/a/:one/b/:two', { one: '1', two: '../x y' })).toBe('/a/1/b/..%2Fx%20y')
})

test('whatever a part is, it stays one part', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (part) => {
      const [, , filled = ''] = fillPath('/a/:part', { part }).split('/')
      expect(decodeURIComponent(filled)).toBe(part)
    }),
  )
})

test.each([
  [{}, ''],
  [{ q: undefined, sort: '' }, ''],
  [{ q: 'a&b', sort: '-name' }, '?q=a%26b&sort=-name'],
])('%j stands in an address as %j', (query, text) => {
  expect(queryText(query)).toBe(text)
})
