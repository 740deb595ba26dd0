import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { failureOf } from '../testing/failure-of.ts'
import { privateNetwork } from '../testing/private-network.ts'
import type { Zone } from '../testing/zone.ts'

const FIRST = '10.0.0.53'
const SECOND = '10.0.0.54'
const DB = { tunnel: 't1', hostname: 'db.internal', resolverIps: [FIRST, SECOND] }

/** A network with two resolvers, which say these of db.internal. */
const withTwo = (first: Zone[string], second: Zone[string]) =>
  privateNetwork({ [FIRST]: { 'db.internal': first }, [SECOND]: { 'db.internal': second } })

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

test('the first resolver that answers is enough, and it is the only one asked', async () => {
  const network = withTwo({ a: ['10.0.0.5'] }, { a: ['10.0.0.6'] })
  const found = await network.resolve(DB)
  expect(found).toMatchObject({ ipv4: ['10.0.0.5'], resolverIp: FIRST })
  expect(network.openUdp.mock.calls.map(([to]) => to.address)).toEqual([FIRST, FIRST])
})

test.each(['SERVFAIL', 'REFUSED', 'silent'] as const)(
  'after %s the second resolver is asked',
  async (first) => {
    const resolving = withTwo(first, { a: ['10.0.0.6'] }).resolve(DB)
    await vi.advanceTimersByTimeAsync(2_500)
    expect(await resolving).toMatchObject({ ipv4: ['10.0.0.6'], resolverIp: SECOND })
  },
)

test.each([['NXDOMAIN'], [{}]] as const)(
  '%j is an answer, and the second resolver is not asked',
  async (first) => {
    const network = withTwo(first, { a: ['10.0.0.6'] })
    expect(await failureOf(network.resolve(DB))).toMatchObject({ code: 'dns_error' })
    expect(network.openUdp.mock.calls.map(([to]) => to.address)).toEqual([FIRST, FIRST])
  },
)

test('when both fail, both are told, and the kind is the one that says more', async () => {
  const ended = failureOf(withTwo('silent', 'SERVFAIL').resolve(DB))
  await vi.advanceTimersByTimeAsync(2_500)
  expect(await ended).toMatchObject({
    kind: 'servfail',
    message: expect.stringMatching(/53 did not answer within 2\.5 s.*54 failed to look up/),
  })
})

test('two silent resolvers take no longer than one', async () => {
  const ended = failureOf(withTwo('silent', 'silent').resolve(DB))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await ended).toMatchObject({ code: 'dns_timeout' })
  expect(vi.getTimerCount()).toBe(0)
})
