import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Arrivals } from './arrivals.ts'

test('streams are told once each, those that arrive late too', () => {
  const arrivals = new Arrivals(1)
  const at = (...ids: number[]) => [...arrivals.take((id) => ids.includes(id))]
  expect(at()).toEqual([])
  expect(at(1)).toEqual([1])
  expect(at(1, 13)).toEqual([13])
  expect(at(9)).toEqual([9])
  expect(at(5, 17)).toEqual([5, 17])
})

test('in whatever order streams arrive, each is told, and none that did not', () => {
  const order = fc.shuffledSubarray(Array.from({ length: 60 }, (_, index) => 4 * index))
  fc.assert(
    fc.property(order, fc.integer({ min: 1, max: 9 }), (ids, atATime) => {
      const arrivals = new Arrivals(0)
      const told: number[] = []
      const readable = new Set<number>()
      for (const [index, id] of ids.entries()) {
        readable.add(id)
        if (index % atATime > 0 && index < ids.length - 1) continue
        told.push(...arrivals.take((it) => readable.has(it)))
        readable.clear()
      }
      expect(told.toSorted((a, b) => a - b)).toEqual(ids.toSorted((a, b) => a - b))
    }),
  )
})
