import { expect, test } from 'vitest'
import { refuse, type Problem } from '#contract/refusal.ts'
import { ACCOUNT, ASKING, byRoute, fakeApi, no, yes } from './testing/fake-api.ts'
import { accountRoutes, TOKEN_ID, userRoutes } from './testing/who.ts'
import { mayBeOver, recheck } from './token-state.ts'

const VERIFY = 'GET /user/tokens/verify'

async function look(routes: Record<string, () => Response>, account?: string) {
  const { upstream, sent } = fakeApi(byRoute(routes))
  return { found: await recheck(upstream, { ...ASKING, account }), requests: sent.length }
}

test('a user’s token that is still good takes one request, an account’s two', async () => {
  expect(await look(userRoutes())).toEqual({ found: { state: 'active' }, requests: 1 })
  expect(await look(userRoutes(), ACCOUNT)).toEqual({ found: { state: 'active' }, requests: 1 })
  expect(await look(accountRoutes(), ACCOUNT)).toEqual({ found: { state: 'active' }, requests: 2 })
})

test.each<[string, () => Response, RegExp]>([
  ['expired', () => yes({ id: TOKEN_ID, status: 'expired' }), /is expired\. Sign in/],
  ['disabled', () => yes({ id: TOKEN_ID, status: 'disabled' }), /is disabled\. Sign in/],
  ['revoked', () => no(401, 1000, 'Invalid API Token'), /revoked or rolled. Sign in again/],
  ['refused with 400', () => no(400, 9106, 'Authentication failed (status: 400)'), /status: 400/],
  ['kept out', () => no(403, 9109, 'Cannot use it from here'), /Cannot use it from here/],
])('a token that is %s by now ends the session with a sentence', async (_, answer, sentence) => {
  const { found } = await look(userRoutes({ [VERIFY]: answer }))
  expect(found).toMatchObject({ state: 'ended', why: { status: 401, errors: [{ code: 9712 }] } })
  expect(found).toMatchObject({ why: { message: expect.stringMatching(sentence) } })
})

test('a token of an account that is gone ends the session, too', async () => {
  const routes = { [VERIFY]: () => no(401, 1000, 'Invalid API Token') }
  expect((await look(routes, ACCOUNT)).found).toMatchObject({ state: 'ended' })
})

test.each<[string, () => Response]>([
  ['asked too often', () => no(429, 971)],
  ['in trouble', () => new Response('<html>', { status: 502 })],
  ['not understood', () => yes({ state: 'active' })],
])('an API that is %s ends no session', async (_, answer) => {
  expect((await look(userRoutes({ [VERIFY]: answer }))).found).toEqual({ state: 'unknown' })
})

test.each<[number, Problem['kind'], boolean]>([
  [401, 'forbidden', true],
  [403, 'forbidden', true],
  [400, 'noCredentials', true],
  [400, 'malformedAuthorization', true],
  [400, 'invalidToken', true],
  [400, 'badValue', false],
  [404, 'invalidToken', false],
  [502, 'badUpstream', false],
])('a refusal with %i and %s may be of a token that is good no longer: %s', (status, kind, is) => {
  expect(mayBeOver(refuse(status, { kind, message: '' }))).toBe(is)
})

test('what is no refusal says nothing of the token', () => {
  expect(mayBeOver(new Error('a bug'))).toBe(false)
})
