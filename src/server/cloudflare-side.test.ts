import { Context } from 'hono'
import { expect, test } from 'vitest'
import { LOG_STREAM } from '#contract/log-stream.ts'
import { type Problem, refuse, Refusal } from '#contract/refusal.ts'
import { cloudflareSide } from './cloudflare-side.ts'
import { ACCOUNT, fakeApi, ID, no, REFERENCE, TOKEN, yes } from './gateway/testing/fake-api.ts'

const MINUTE = 60_000
const HOW = { signal: new AbortController().signal, reference: REFERENCE, anew: false }

/** A side before an API that knows one token, for as long as it is good. */
function startSide({ isShared = true } = {}) {
  const clock = { at: 0 }
  const token = { state: 'active' }
  const log: { refusal: Refusal | undefined } = { refusal: undefined }
  const fake = fakeApi(({ url: { pathname } }) => {
    if (pathname.endsWith('/tokens/verify'))
      return token.state === 'trouble'
        ? new Response('<html>', { status: 502 })
        : token.state === 'gone'
          ? no(401, 1000)
          : yes({ id: ID, status: token.state })
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
      answer: async () => {
        if (log.refusal !== undefined) throw log.refusal
        return yes(null)
      },
    },
    now: () => clock.at,
    isShared,
  })
  /** Asks for what the API is asked to stream. */
  const readLog = async (method = 'GET'): Promise<unknown> => {
    const context = new Context(new Request('http://localhost/', { method }))
    const route = side.routes.find(({ operation }) => operation === LOG_STREAM)
    return route?.answer(context, { token: TOKEN, by: 'cookie' }).catch((error: unknown) => error)
  }
  const identify = () => side.identify({ token: TOKEN }, HOW)
  return { ...fake, clock, token, log, side, identify, readLog }
}

const MINE = {
  directory: 'cloudflare',
  name: 'me@example.com',
  person: 'me@example.com',
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

test.each<[number, Problem['kind']]>([
  [401, 'forbidden'],
  [403, 'forbidden'],
  [400, 'noCredentials'],
  [400, 'malformedAuthorization'],
  [400, 'invalidToken'],
])(
  'of whoever is refused with %i (%s) it is asked whether their token is still good',
  async (status, kind) => {
    const { identify, readLog, token, log, sent } = startSide()
    await identify()
    log.refusal = refuse(status, { kind, message: 'No.' })
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

test('of whoever is refused for what they wrote nothing is asked', async () => {
  const { identify, readLog, log, sent } = startSide()
  await identify()
  const before = sent.length
  log.refusal = refuse(400, { kind: 'badValue', message: 'No.' })
  await readLog()
  await identify()
  expect(sent).toHaveLength(before)
})

test('where it cannot be asked whether a token is good, it is asked again soon', async () => {
  const { identify, token, clock, sent } = startSide()
  await identify()
  token.state = 'trouble'
  clock.at += 5 * MINUTE
  expect(await identify()).toEqual(MINE)
  const before = sent.length
  clock.at += MINUTE / 4
  await identify()
  expect(sent).toHaveLength(before)
  token.state = 'gone'
  clock.at += MINUTE / 2
  await expect(identify()).rejects.toThrow('it was revoked or rolled')
})

test('asking for what is there without its content asks nobody', async () => {
  const { readLog } = startSide()
  expect(await readLog('HEAD')).toMatchObject({ name: 'Refusal', status: 404 })
  expect(await readLog()).toMatchObject({ status: 200 })
})

test.each([
  ['signing in', true, true],
  ['asking who one is where none waits for another', false, false],
])('when the browser leaves, %s asks no further', async (_, anew, isShared) => {
  const { side, sent } = startSide({ isShared })
  const leaving = new AbortController()
  const asked = side.identify({ token: TOKEN }, { ...HOW, anew, signal: leaving.signal })
  leaving.abort()
  await expect(asked).resolves.toBeDefined()
  expect(sent.map(({ init }) => init.signal?.aborted)).not.toContain(false)
})

test('what others wait for is asked to the end when the first browser leaves', async () => {
  const { side, sent } = startSide()
  const leaving = new AbortController()
  const asked = side.identify({ token: TOKEN }, { ...HOW, signal: leaving.signal })
  leaving.abort()
  expect(await asked).toEqual(MINE)
  expect(sent.map(({ init }) => init.signal?.aborted)).not.toContain(true)
})

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
