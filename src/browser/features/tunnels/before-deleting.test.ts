import { expect, test } from 'vitest'
import { connectorWords, sureOf, verdictOn } from './before-deleting.ts'

const unknown = { is: 'unknown', error: new Error('It failed.') } as const

test('a tunnel is not deleted before it is known who uses it, nor without a word where that is not known', () => {
  expect(verdictOn({ is: 'coming' })).toEqual({ blocked: expect.stringContaining('One moment') })
  expect(verdictOn(unknown)).toEqual({
    unchecked: 'Which VPC Services use this tunnel could not be checked: It failed.',
  })
  expect(verdictOn({ is: 'here', data: [] })).toEqual({})
})

test('that no connector is connected is said only where it is known', () => {
  expect(connectorWords({ is: 'here', data: [] })).toBe('No connector is connected.')
  expect(connectorWords({ is: 'coming' })).not.toContain('No connector')
  expect(connectorWords(unknown)).toMatch(
    /^Whether connectors .* could not be checked: It failed\./,
  )
})

test('that nobody used it when it was last heard is not enough to delete it by', () => {
  const { error } = unknown
  expect(sureOf({ data: [], error })).toEqual(unknown)
  expect(sureOf({ data: [1], error })).toEqual({ is: 'here', data: [1] })
  expect(sureOf({ data: [], error: null })).toEqual({ is: 'here', data: [] })
})
