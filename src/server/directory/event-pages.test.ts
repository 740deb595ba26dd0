import { expect, test } from 'vitest'
import { TUNNEL, aDirectory, renamed, allPages, did } from './testing/journal.ts'

test('pages are newest first, and what arrives meanwhile moves nothing', () => {
  const { events } = aDirectory()
  for (const value of ['a', 'b', 'c', 'd', 'e']) events.record(renamed(value))
  const seen = []
  let cursor: string | undefined
  for (const late of ['f', 'g', 'h']) {
    const page = events.page(TUNNEL, { limit: 2, cursor })
    seen.push(page.events.map(({ value }) => value).join(''))
    cursor = page.cursor ?? undefined
    events.record(renamed(late))
  }
  expect([seen, cursor]).toEqual([['ed', 'cb', 'a'], undefined])
})

test('a page that holds exactly the rest is the last', () => {
  const { events } = aDirectory()
  for (const value of ['a', 'b', 'c', 'd']) events.record(renamed(value))
  expect(allPages(events, 2).map((page) => page.cursor)).toEqual(['3', null])
  expect(events.page(TUNNEL, { limit: 2, cursor: '1' })).toEqual({ events: [], cursor: null })
})

test('a page that would end amid a connector’s coming or going goes on to the end of it', () => {
  const { events } = aDirectory()
  events.record(renamed('before'))
  const coming = [0, 1, 2, 3].map((index) => did('connection_registered', 'a', index))
  for (const event of [did('connector_joined'), ...coming]) events.record(event)
  for (const event of [did('connector_joined', 'b'), did('connection_registered', 'b')])
    events.record(event)
  const sizes = (limit: number) => allPages(events, limit).map((page) => page.events.length)
  expect([sizes(1), sizes(3), sizes(7)]).toEqual([
    [2, 5, 1],
    [7, 1],
    [7, 1],
  ])
})

test('a connector that started again begins another group', () => {
  const { events } = aDirectory()
  const story = [
    'connector_joined',
    'connection_registered',
    'connection_lost',
    'connector_left',
  ] as const
  for (let round = 0; round < 2; round += 1) for (const kind of story) events.record(did(kind))
  expect(allPages(events, 1).map((page) => page.events.length)).toEqual([4, 4])
})
