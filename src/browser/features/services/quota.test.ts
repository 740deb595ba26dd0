import { expect, test } from 'vitest'
import { fullWords, roomBeside, roomWords } from './quota.ts'

test.each([
  [0, 'enough', undefined],
  [799, 'enough', undefined],
  [800, 'little', 'Room for 200 more: an account holds at most 1000.'],
  [999, 'little', 'Room for 1 more: an account holds at most 1000.'],
  [1000, 'none', fullWords(1000)],
  [1001, 'none', fullWords(1001)],
])('beside %i services there is %s room, and it says: %s', (count, room, words) => {
  expect([roomBeside(count), roomWords(count)]).toEqual([room, words])
})

test('only an account that is full can’t have one more', () => {
  expect(fullWords(999)).toBeUndefined()
  expect(fullWords(1000)).toMatch(/^An account holds at most 1000 VPC Services\./)
})
