import { expect, test } from 'vitest'
import { FlowSearch } from './flow.ts'

test('a create flow carries where it leads and what it chose, and nothing else', () => {
  expect(FlowSearch.parse({})).toEqual({})
  expect(FlowSearch.parse({ for: 'service', tunnel: 'id', token: 'x' })).toEqual({
    for: 'service',
    tunnel: 'id',
  })
})
