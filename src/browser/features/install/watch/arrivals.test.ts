import { expect, test } from 'vitest'
import { arrivalsOf } from './arrivals.ts'
import { connector, over } from './testing/facts.ts'

const [old, fresh] = ['old', 'fresh'].map((id) => connector(over('quic'), { id }))
const both = [old, fresh].filter((one) => one !== undefined)
const idsOf = (connectors: readonly { id: string }[]) => connectors.map(({ id }) => id)

test('a replica that runs already does not pass for the one being installed', () => {
  const { fresh: came, earlier } = arrivalsOf(both, ['old'], new Map())
  expect([idsOf(came), idsOf(earlier)]).toEqual([['fresh'], ['old']])
})

test('nor does one with a token from before the last rotation, whenever it came', () => {
  const { fresh: came, earlier } = arrivalsOf(
    both,
    [],
    new Map([
      ['old', 'old'],
      ['fresh', 'new'],
    ]),
  )
  expect([idsOf(came), idsOf(earlier)]).toEqual([['fresh'], ['old']])
})

test('while it is not known which token it came with, it counts', () => {
  expect(idsOf(arrivalsOf(both, [], new Map()).fresh)).toEqual(['old', 'fresh'])
})
