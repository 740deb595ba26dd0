import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tunnelList } from '#contract/tunnel-operations.ts'
import { call } from './call.ts'
import { Dropped, dropUnderway } from './underway.ts'

const INPUT = { account: 'a' }
const EARLY = '/client/v4/accounts/a/cfd_tunnel'
const page = () => Response.json({ success: true, errors: [], messages: [], result: [] })

beforeEach(() => void vi.stubGlobal('window', {}))
afterEach(() => void vi.unstubAllGlobals())

/** A server that does not answer; `signal` is what the browser was given to stop asking. */
function silent() {
  const asked: { signal?: AbortSignal | null | undefined } = {}
  const answer = vi.fn<typeof fetch>((_, { signal } = {}) => {
    asked.signal = signal
    return new Promise((__, fail) => {
      signal?.addEventListener('abort', () => fail(new DOMException('', 'AbortError')))
    })
  })
  vi.stubGlobal('fetch', answer)
  return asked
}

test('what was asked for before somebody signs in or out is let go, and its answer is nobody’s', async () => {
  const asked = silent()
  const asking = call(tunnelList, INPUT)
  dropUnderway()
  await expect(asking).rejects.toThrow(Dropped)
  expect(asked.signal?.aborted).toBe(true)
})

test('what is asked for after it is not', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async () => page()),
  )
  dropUnderway()
  expect(await call(tunnelList, INPUT)).toEqual([])
})

test.each([
  [200, 0],
  [429, 0],
  [400, 1],
])(
  'of what the page asked for before its scripts had loaded, an answer of %i is asked for again %i times',
  async (status, times) => {
    const early = Response.json(await page().json(), { status })
    vi.stubGlobal('window', { early: { [EARLY]: Promise.resolve(early) } })
    vi.stubGlobal(
      'fetch',
      vi.fn<typeof fetch>(async () => page()),
    )
    await call(tunnelList, INPUT).catch(() => undefined)
    expect(fetch).toHaveBeenCalledTimes(times)
  },
)

test('what the page asked for before its scripts had loaded is no answer to who signs in then', async () => {
  const stopEarly = new AbortController()
  vi.stubGlobal('window', {
    early: { [EARLY]: Promise.resolve(new Response(null, { status: 400 })) },
    stopEarly,
  })
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async () => page()),
  )
  dropUnderway()
  expect(stopEarly.signal.aborted).toBe(true)
  expect(await call(tunnelList, INPUT)).toEqual([])
})
