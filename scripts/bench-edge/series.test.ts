import { expect, test } from 'vitest'
import { Gathered, quantile, rotated } from './series.ts'

test('a median is a value in the middle, whatever their order', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2)
  expect(quantile([5], 0.5)).toBe(5)
})

test('the highest of few values is their p99', () => {
  expect(quantile([1, 9, 4], 0.99)).toBe(9)
})

test('of nothing measured no value is told', () => {
  expect(quantile(new Gathered().valuesOf('nothing'), 0.5)).toBeNaN()
})

test('each is first in turn', () => {
  const rounds = [0, 1, 2, 3].map((round) => rotated(['a', 'b', 'c'], round).join(''))
  expect(rounds).toEqual(['abc', 'bca', 'cab', 'abc'])
})
