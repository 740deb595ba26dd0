import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { VpcService } from '#contract/service.ts'
import {
  type Edit,
  isUnchanged,
  lostBetween,
  outcomeOf,
  sentBy,
  wayBack,
  whyNotYet,
} from './edit.ts'
import { isAlike } from './service-fields.ts'
import { EMPTY, fromService } from './service-form.ts'
import { asService, someConfig } from './testing/arbitrary.ts'

const SERVICE = asService({
  name: 'api',
  type: 'http',
  host: {
    hostname: 'api.internal',
    resolver_network: { tunnel_id: '11111111-2222-4333-8444-555555555555' },
  },
})
const edit = (given: Partial<Edit> = {}): Edit => ({
  began: SERVICE,
  now: SERVICE,
  typed: fromService(SERVICE),
  chosen: {},
  ...given,
})
const typing = (boxes: Partial<Edit['typed']>) => ({ typed: { ...fromService(SERVICE), ...boxes } })

describe('an edit of a service', () => {
  test('that changes nothing, changes nothing; whatever the service is', () => {
    fc.assert(
      fc.property(someConfig, (config) => {
        const began = asService(config)
        const untouched = edit({ began, now: began, typed: fromService(began) })
        expect(outcomeOf(untouched)).toMatchObject({ is: 'complete', changes: [], clashes: [] })
        expect(whyNotYet(untouched)).toBe('Nothing would change.')
      }),
    )
  })

  test('that makes another of it is sent as that, and leaves nothing of the former', () => {
    fc.assert(
      fc.property(someConfig, someConfig, (from, to) => {
        const began = asService(from)
        const outcome = outcomeOf(edit({ began, now: began, typed: fromService(asService(to)) }))
        expect(outcome.is === 'complete' && isAlike(outcome.config, to)).toBe(true)
      }),
    )
  })

  test('tells each setting that changes, those that follow from others too', () => {
    const outcome = outcomeOf(edit(typing({ ports: 'custom', httpPort: '8080', host: '10.0.0.1' })))
    expect(outcome).toMatchObject({
      changes: ['host', 'resolver', 'http_port', 'https_port'],
      config: { http_port: 8080, host: { ipv4: '10.0.0.1' } },
    })
  })

  test('with a box that is wrong is told when it is sent', () => {
    const wrong = edit(typing({ ports: 'custom', httpPort: 'x' }))
    expect(outcomeOf(wrong)).toEqual({ is: 'incomplete' })
    expect(whyNotYet(wrong)).toBeUndefined()
    expect(outcomeOf(edit({ typed: EMPTY }))).toEqual({ is: 'incomplete' })
  })
})

describe('where somebody else saved meanwhile', () => {
  const now = { ...SERVICE, name: 'theirs', http_port: 8080 }

  test('what you both changed must be chosen; what they alone changed is kept', () => {
    const both = edit({ now, ...typing({ name: 'mine' }) })
    expect(whyNotYet(both)).toBe('Choose a version first: Service name.')
    const chosen = { ...both, chosen: { name: 'yours' } } as const
    expect(whyNotYet(chosen)).toBeUndefined()
    expect(outcomeOf(chosen)).toMatchObject({
      changes: ['name'],
      config: { name: 'mine', http_port: 8080 },
    })
  })

  test('to take all of theirs leaves nothing to save', () => {
    const theirs = edit({ now, ...typing({ name: 'mine' }), chosen: { name: 'theirs' } })
    expect(whyNotYet(theirs)).toBe('Nothing would change.')
  })
})

describe('settings that are not known', () => {
  const known = VpcService.parse({ ...SERVICE, idle_timeout: 30 })

  test('make it another service', () => {
    expect(isUnchanged(SERVICE, known)).toBe(false)
    expect(isUnchanged(known, { ...known })).toBe(true)
  })

  test('are told where saving has cleared them, and then there is no way back', () => {
    expect(lostBetween(known, SERVICE)).toEqual(['idle_timeout'])
    expect(wayBack(known, SERVICE)).toBeUndefined()
  })

  test('are no matter where saving has left them', () => {
    expect(lostBetween(known, { ...known, name: 'other' })).toEqual([])
    expect(wayBack(known, { ...known, name: 'other' })).toMatchObject({ name: 'api' })
  })
})

test('what is not known of a network is not lost where the host is told in another way', () => {
  const network = { tunnel_id: '11111111-2222-4333-8444-555555555555', zone: 'a' }
  const before = VpcService.parse({
    ...SERVICE,
    host: { hostname: 'a', resolver_network: network },
  })
  const after = VpcService.parse({ ...SERVICE, host: { ipv4: '10.0.0.1', network } })
  expect(lostBetween(before, after)).toEqual([])
})

test('an edit is told as code with what somebody else saved meanwhile, and as far as it goes while a box is wrong', () => {
  const now = { ...SERVICE, https_port: 8443 }
  expect(sentBy(edit({ now, ...typing({ name: 'mine' }) }))).toMatchObject({
    name: 'mine',
    https_port: 8443,
  })
  expect(sentBy(edit(typing({ host: 'a b' })))).toMatchObject({ host: { hostname: 'a b' } })
})

test('what the form can’t say as it was is not put back', () => {
  expect(wayBack({ ...SERVICE, app_protocol: 'mysql' }, SERVICE)).toBeUndefined()
})

test('when it was saved is no difference between two services', () => {
  expect(isUnchanged(SERVICE, { ...SERVICE, updated_at: '2026-02-02T00:00:00Z' })).toBe(true)
  const written = { ...SERVICE, tls_settings: { cert_verification_mode: 'verify_full' } }
  expect(isUnchanged(SERVICE, written)).toBe(true)
})
