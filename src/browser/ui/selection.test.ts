import { expect, test } from 'vitest'
import { type Choice, choose, type Chosen } from './selection.ts'

const ORDER = ['a', 'b', 'c', 'd', 'e']
const NOTHING: Chosen = { keys: new Set(), last: undefined }

const after = (...choices: Choice[]): string[] =>
  [...choices.reduce((chosen, choice) => choose(chosen, choice, ORDER), NOTHING).keys].toSorted()
const turn = (key: string, extend = false): Choice => ({ do: 'turn', key, extend })

test('a row is chosen by one press, and left by the next', () => {
  expect(after(turn('b'))).toEqual(['b'])
  expect(after(turn('b'), turn('d'), turn('b'))).toEqual(['d'])
})

test('with Shift all rows from the last one on are chosen, either way round', () => {
  expect(after(turn('b'), turn('d', true))).toEqual(['b', 'c', 'd'])
  expect(after(turn('d'), turn('b', true))).toEqual(['b', 'c', 'd'])
  expect(after(turn('a', true))).toEqual(['a'])
})

test('with Shift all rows are left up to one that was chosen', () => {
  expect(after({ do: 'add', keys: ORDER }, turn('b'), turn('d', true))).toEqual(['a', 'e'])
})

test('a range from a row that is not there any more is the one row', () => {
  expect(after(turn('gone'), turn('c', true))).toEqual(['c', 'gone'])
})

test('all rows that are shown are added to what is chosen, or taken from it', () => {
  expect(after(turn('hidden'), { do: 'add', keys: ORDER })).toEqual([...ORDER, 'hidden'])
  expect(after(turn('hidden'), { do: 'add', keys: ORDER }, { do: 'remove', keys: ORDER })).toEqual([
    'hidden',
  ])
  expect(after(turn('hidden'), { do: 'clear' })).toEqual([])
})
