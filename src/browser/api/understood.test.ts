import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { refuse, type Refusal } from '#contract/refusal.ts'
import { RULES } from '#contract/rules.ts'
import { forgetRefused, refusedOn } from './refused.ts'
import { Dropped, dropUnderway } from './underway.ts'
import { onSessionEnd, understood } from './understood.ts'

const ON = { account: 'one' }
const bare = refuse(403, { kind: 'forbidden', message: 'Authentication error' })
const GONE = 'This token was revoked.'
const ended = vi.fn<() => void>()
let stop: () => void

/** The server says so of the session. */
const sessionIs = (answer: () => Response | Promise<Response>) =>
  vi.stubGlobal(
    'fetch',
    vi.fn<typeof fetch>(async () => answer()),
  )
const good = () => Response.json({})
const no = (status: number) => () => {
  const { errors } = refuse(status, { kind: 'sessionEnded', message: GONE })
  return Response.json({ success: false, errors, messages: [], result: null }, { status })
}
const told = async (refusal: Refusal, where: object = ON) =>
  (await understood(refusal, RULES.tunnelCreate, where)).message

beforeEach(() => {
  vi.stubGlobal('window', {})
  stop = onSessionEnd(ended)
})
afterEach(() => {
  stop()
  ended.mockClear()
  dropUnderway()
  forgetRefused()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a refusal teaches which role is lacking while the session goes on', async () => {
  sessionIs(good)
  expect(await told(bare)).toContain('you need the Cloudflare Tunnel Write role')
  expect(refusedOn('one')).toEqual(['tunnels.write'])
  expect(ended).not.toHaveBeenCalled()
})

test.each([
  ['403', bare],
  ['401', refuse(401, { kind: 'forbidden', message: 'Authentication error' })],
  ['400 without credentials', refuse(400, { kind: 'noCredentials', message: '' })],
  ['400 for the header', refuse(400, { kind: 'malformedAuthorization', message: '' })],
  ['400 for the token', refuse(400, { kind: 'invalidToken', message: '' })],
])('after %s of a token that is dead, what is told is that, and no role', async (_, refusal) => {
  sessionIs(no(401))
  expect(await told(refusal)).toBe(GONE)
  expect(refusedOn('one')).toEqual([])
  expect(ended).toHaveBeenCalledTimes(1)
})

test.each([
  ['of something else', refuse(409, { kind: 'tunnelNameTaken', message: 'Taken.' }), ON],
  ['of another kind', refuse(400, { kind: 'badValue', message: 'Taken.' }), ON],
  ['of a sign-in', refuse(401, { kind: 'invalidToken', message: 'Taken.' }), {}],
])('a refusal %s is what it is', async (_, refusal, where) => {
  sessionIs(no(401))
  expect(await told(refusal, where)).toBe('Taken.')
  expect(fetch).not.toHaveBeenCalled()
})

test.each([
  ['has trouble', no(502)],
  ['is not reached', () => Promise.reject(new TypeError('network error'))],
])('where the server %s, nothing is learned', async (_, answer) => {
  sessionIs(answer)
  expect(await told(bare)).toBe('Authentication error')
  expect(refusedOn('one')).toEqual([])
  expect(ended).not.toHaveBeenCalled()
})

test('who is refused at every poll looks now and then, and anew after signing in', async () => {
  vi.useFakeTimers()
  sessionIs(good)
  for (const _ of [1, 2, 3]) await told(bare)
  expect(fetch).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(20_000)
  await Promise.all([told(bare), told(bare)])
  expect(fetch).toHaveBeenCalledTimes(2)
  dropUnderway()
  await told(bare)
  expect(fetch).toHaveBeenCalledTimes(3)
})

test('what somebody was refused teaches nothing about who signs in meanwhile', async () => {
  const { promise, resolve } = Promise.withResolvers<Response>()
  sessionIs(() => promise)
  const telling = told(bare)
  dropUnderway()
  resolve(good())
  await expect(telling).rejects.toThrow(Dropped)
  expect(refusedOn('one')).toEqual([])
})
