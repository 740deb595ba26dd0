import { Context } from 'hono'
import { expect, test } from 'vitest'
import { LOG_STREAM } from '#contract/log-stream.ts'
import { Refusal } from '#contract/refusal.ts'
import { cloudflareSide } from './cloudflare-side.ts'
import { ACCOUNT, fakeApi, ID, no, TOKEN, yes } from './gateway/testing/fake-api.ts'

const MINUTE = 60_000
const HOW = { signal: new AbortController().signal, anew: false }

/** A side before an API that knows one token, for as long as it is good. */
function startSide() {
  const clock = { at: 0 }
  const token = { state: 'active' }
  const log = { status: 200 }
  const fake = fakeApi(({ url: { pathname } }) => {
    if (pathname.endsWith('/tokens/verify'))
      return token.state === 'gone' ? no(401, 1000) : yes({ id: ID, status: token.state })
    if (pathname.endsWith('/user')) return yes({ id: ID, email: 'me@example.com' })
    if (pathname.endsWith('/accounts')) return yes([{ id: ACCOUNT, name: 'Mine' }])
    if (pathname.endsWith('/memberships'))
      return yes([
        { id: ID, status: 'accepted', account: { id: ACCOUNT, name: 'Mine' }, roles: ['Emperor'] },
      ])
    return no(401, 10000)
  })
  const side = cloudflareSide({
    upstream: fake.upstream,
    logs: {
      operation: LOG_STREAM,
      answer: async () => (log.status === 200 ? yes(null) : no(log.status, 10_000)),
    },
    now: () => clock.at,
    isShared: true,
  })
  const readLog = () =>
    side.routes
      .find(({ operation }) => operation === LOG_STREAM)
      ?.answer(new Context(new Request('http://localhost/')), { token: TOKEN, by: 'cookie' })
  const identify = () => side.identify({ token: TOKEN }, HOW)
  return { ...fake, clock, token, log, side, identify, readLog }
}

const MINE = {
  directory: 'cloudflare',
  name: 'me@example.com',
  accounts: [{ id: ACCOUNT, name: 'Mine', roles: ['Emperor'] }],
  edge: null,
}

test('who somebody is is asked once, and then only whether the token is still good', async () => {
  const { identify, sent, clock } = startSide()
  expect(await identify()).toEqual(MINE)
  const first = sent.length
  await identify()
  expect(sent).toHaveLength(first)
  clock.at += 5 * MINUTE
  expect(await identify()).toEqual(MINE)
  expect(sent).toHaveLength(first + 1)
})

test('those who ask at the same moment share the answer', async () => {
  const { identify, sent } = startSide()
  await Promise.all([identify(), identify(), identify()])
  expect(sent.filter(({ url }) => url.pathname.endsWith('/memberships'))).toHaveLength(1)
})

test.each(['expired', 'disabled', 'gone'])(
  'a token that is %s ends the session in words',
  async (state) => {
    const { identify, clock, token } = startSide()
    await identify()
    token.state = state
    clock.at += 5 * MINUTE
    const error = await identify().catch((it: unknown) => it)
    expect(error).toBeInstanceOf(Refusal)
    expect(error).toMatchObject({ status: 401, errors: [{ code: 9712 }] })
  },
)

test.each([401, 403])(
  'of whoever is refused with %i it is asked whether their token is still good',
  async (status) => {
    const { identify, readLog, token, log, sent } = startSide()
    await identify()
    log.status = status
    await readLog()
    const before = sent.length
    expect(await identify()).toEqual(MINE)
    expect(await identify()).toEqual(MINE)
    expect(sent).toHaveLength(before + 1)
    token.state = 'gone'
    await readLog()
    await expect(identify()).rejects.toThrow('it was revoked or rolled')
  },
)

test('whose token is unknown by now, and of whom nothing else is known, is told that it was revoked', async () => {
  const { identify, token } = startSide()
  token.state = 'gone'
  await expect(identify()).rejects.toThrow('it was revoked or rolled')
})

test('signing in asks anew, whatever was known a moment ago', async () => {
  const { identify, side, token } = startSide()
  await identify()
  token.state = 'disabled'
  await expect(side.identify({ token: TOKEN }, { ...HOW, anew: true })).rejects.toThrow('disabled')
})
