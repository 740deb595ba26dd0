import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '#contract/refusal.ts'
import { setBudget } from '../api/budget.ts'
import { UNLIMITED } from '../api/rate-limit.ts'
import { queryClient } from './client.ts'
import { beat } from './heartbeat.ts'
import { pressureNow } from './pressure.ts'
import { servicesQuery } from './services.ts'

const SERVICES = servicesQuery('a')
const MINUTE = 60_000

beforeEach(() => void vi.stubGlobal('window', {}))
afterEach(() => {
  queryClient.clear()
  setBudget(UNLIMITED)
  vi.unstubAllGlobals()
})

/** The API answers so. */
const answering = (result: unknown, status = 200, headers = {}) =>
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async () => {
      const errors = status === 200 ? [] : [{ code: 971, message: 'Please wait.' }]
      const body = { success: status === 200, errors, messages: [], result }
      return Response.json(body, { status, headers })
    }),
  )

/** The API asks to wait for half a minute. */
const busy = () => answering(null, 429, { 'retry-after': '30' })

test('a page that is asked to wait keeps what it has, and does not take it for a failure', async () => {
  queryClient.setQueryData(SERVICES.queryKey, [], { updatedAt: 1 })
  busy()
  await queryClient.fetchQuery(SERVICES).catch(() => undefined)
  expect(queryClient.getQueryState(SERVICES.queryKey)).toMatchObject({
    status: 'success',
    fetchStatus: 'idle',
    data: [],
    dataUpdatedAt: 1,
    error: null,
  })
  expect(pressureNow().kind).toBe('wait')
})

test('a page that has nothing yet says why', async () => {
  busy()
  await expect(queryClient.fetchQuery(SERVICES)).rejects.toThrow(Refusal)
  expect(queryClient.getQueryState(SERVICES.queryKey)?.status).toBe('error')
})

test('nothing is asked while the API asks to wait, less when its limit is near, and what nobody looks at never', async () => {
  const now = Date.now()
  answering([])
  beat(queryClient, now + MINUTE, { kind: 'none' })
  const stop = new QueryObserver(queryClient, SERVICES).subscribe(() => undefined)
  await expect.poll(() => queryClient.isFetching()).toBe(0)
  expect(fetch).toHaveBeenCalledTimes(1)

  beat(queryClient, now + 60 * MINUTE, { kind: 'wait', until: now + 61 * MINUTE })
  beat(queryClient, now + MINUTE, { kind: 'near', stretch: 3 })
  beat(queryClient, now + 10_000, { kind: 'none' })
  expect(fetch).toHaveBeenCalledTimes(1)
  beat(queryClient, now + 2 * MINUTE, { kind: 'near', stretch: 3 })
  expect(fetch).toHaveBeenCalledTimes(2)
  stop()
})
