import { expect, test } from 'vitest'
import { best } from './rank.ts'

const named = (...labels: string[]) => labels.map((label) => ({ label }))
const labels = (items: readonly { label: string; keywords?: readonly string[] }[], typed: string) =>
  best(items, typed, 5).items.map(({ label }) => label)

test('while nothing is typed, the first stay in their order', () => {
  expect(best(named('b', 'a', 'c'), ' ', 2).items).toEqual(named('b', 'a'))
})

test('what begins with the letters stands before what only has them', () => {
  expect(labels(named('my-api', 'capital', 'api-1', 'database'), 'api')).toEqual([
    'api-1',
    'my-api',
    'capital',
  ])
})

test('first letters of words find a command, capital or not', () => {
  expect(labels(named('Create a tunnel', 'Create a VPC Service', 'Sign out'), 'cvs')).toEqual([
    'Create a VPC Service',
  ])
})

test('an id is found by any part of it, below a name', () => {
  const items = [
    { label: 'billing', keywords: ['0c2f-77aa'] },
    { label: '77aa', keywords: ['9d1e'] },
  ]
  expect(labels(items, '77aa')).toEqual(['77aa', 'billing'])
  expect(labels(items, '0C2F77')).toEqual(['billing'])
})

test('letters strewn over a text by chance find nothing', () => {
  expect(labels(named('View as Connectivity Directory Read'), 'ieoe')).toEqual([])
})

test('the points say which of two lists fits better', () => {
  const actions = best(named('View as Connectivity Directory Admin'), 'admin', 5)
  const services = best(named('admin'), 'admin', 5)
  expect(services.points).toBeGreaterThan(actions.points)
})

test('two thousand names are ranked within the time of a key press', () => {
  const many = Array.from({ length: 2000 }, (_, at) => ({
    label: `service-of-team-${at}-in-the-data-centre`,
    keywords: [crypto.randomUUID()],
  }))
  // Its own time, not that of whatever else the machine does.
  const before = process.threadCpuUsage()
  expect(best(many, 'team 1999', 25).items[0]?.label).toBe(
    'service-of-team-1999-in-the-data-centre',
  )
  const { user, system } = process.threadCpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(200)
})
