import { expect, test } from 'vitest'
import type { EventPage } from '#contract/event.ts'
import { event } from '#contract/testing/event.ts'
import { caughtUp, withOlder } from './event-pages.ts'

const numbered = (id: number, count = 1) => event({ id: String(id), count })
const page = (ids: number[], cursor: string | null): EventPage => ({
  events: ids.map((id) => numbered(id)),
  cursor,
})

/** Pages by cursor, newest first; what is known with all that is new in them. */
const after = (known: EventPage | undefined, ...pages: EventPage[]) =>
  caughtUp(
    () => known,
    async (cursor) => {
      const before = pages.findIndex((one) => one.cursor === cursor)
      return pages[cursor === undefined ? 0 : before + 1] ?? page([], null)
    },
  )

test('what is new stands before what was known, and the cursor still leads to what is older', async () => {
  const known = withOlder(page([5, 4, 3], '3'), page([2, 1], null))
  expect(await after(known, page([7, 6, 5], '5'))).toEqual(page([7, 6, 5, 4, 3, 2, 1], null))
})

test('what repeated is shown as it is now', async () => {
  const newest = { events: [numbered(4), numbered(3, 9)], cursor: '3' }
  const merged = await after(page([3, 2], null), newest)
  expect(merged.events.map(({ id, count }) => [id, count])).toEqual([
    ['4', 1],
    ['3', 9],
    ['2', 1],
  ])
})

test('more than a page that is new is asked for whole, and nothing that was shown is lost', async () => {
  const known = withOlder(page([3, 2], '2'), page([1], null))
  const pages = [page([9, 8], '8'), page([7, 6], '6'), page([5, 4], '4'), page([3, 2], '2')]
  expect(await after(known, ...pages)).toEqual(page([9, 8, 7, 6, 5, 4, 3, 2, 1], null))
})

test('who has just come sees the newest page, and asks for no more', async () => {
  const pages = [page([9, 8], '8'), page([7, 6], null)]
  expect(await after(undefined, ...pages)).toEqual(pages[0])
})

test('where all that was known is gone by now, none of it is kept', async () => {
  expect(await after(page([3, 2], null), page([9, 8], '8'), page([7], null))).toEqual(
    page([9, 8, 7], null),
  )
})

test('what the server has let go is not kept here', async () => {
  expect(await after(page([3, 2, 1], '1'), page([4, 3], null))).toEqual(page([4, 3], null))
})

test('what is on two pages is shown once', () => {
  expect(withOlder(page([5, 4], '4'), page([4, 3], '3'))).toEqual(page([5, 4, 3], '3'))
})
