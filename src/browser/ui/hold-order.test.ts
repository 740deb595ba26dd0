import { expect, test } from 'vitest'
import { holdOrder } from './hold-order.ts'

test.each([
  ['keep their places, whatever the new order', 'abc', 'cba', 'abc'],
  ['are followed by new ones, in their own order', 'bc', 'adbec', 'bcade'],
  ['close up when one is gone', 'abc', 'ca', 'ac'],
  ['that nobody has seen come as they are', '', 'cab', 'cab'],
])('rows %s', (_, before, next, shown) => {
  expect(holdOrder(before.split(''), next.split(''), (key) => key).join('')).toBe(shown)
})

test('a row that stays is shown as it is now', () => {
  const rows = [{ id: 'a', status: 'down' }]
  expect(holdOrder(['a'], rows, ({ id }) => id)).toEqual(rows)
})
