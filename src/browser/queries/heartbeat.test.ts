import { focusManager, QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test } from 'vitest'
import { beat } from './heartbeat.ts'

const client = new QueryClient()
const NO_PRESSURE = { kind: 'none' } as const
const MINUTE = 60_000

afterEach(() => {
  focusManager.setFocused(undefined)
  client.clear()
})

/** Looks at two things, one of which the title of the tab waits for, and notes what is asked for. */
async function watched(): Promise<string[]> {
  const asked: string[] = []
  for (const [name, meta] of [
    ['quiet', { pace: () => 1000 }],
    ['awaited', { pace: () => 1000, paceHidden: () => 5000 }],
  ] as const) {
    const queryFn = () => Promise.resolve(asked.push(name))
    new QueryObserver(client, { queryKey: [name], queryFn, meta }).subscribe(() => {})
  }
  await expect.poll(() => client.isFetching()).toBe(0)
  asked.length = 0
  return asked
}

test('a page in sight asks for all that is due', async () => {
  const asked = await watched()
  focusManager.setFocused(true)
  beat(client, Date.now() + MINUTE, NO_PRESSURE)
  expect(asked).toEqual(['quiet', 'awaited'])
})

test('one out of sight asks only for what its title waits for, and less often', async () => {
  const asked = await watched()
  focusManager.setFocused(false)
  beat(client, Date.now() + 2000, NO_PRESSURE)
  expect(asked).toEqual([])
  beat(client, Date.now() + MINUTE, NO_PRESSURE)
  expect(asked).toEqual(['awaited'])
})

test('while the API asks to wait nothing is asked, in sight or not', async () => {
  const asked = await watched()
  for (const inSight of [true, false]) {
    focusManager.setFocused(inSight)
    beat(client, Date.now() + MINUTE, { kind: 'wait', until: Date.now() + MINUTE })
  }
  expect(asked).toEqual([])
})
