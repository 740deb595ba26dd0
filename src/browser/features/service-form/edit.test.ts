import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { VpcService } from '#contract/service.ts'
import { configOf, type Edit, isUnchanged, outcomeOf, whyNotYet } from './edit.ts'
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
  mayLose: false,
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
  const now = VpcService.parse({ ...SERVICE, idle_timeout: 30 })

  test('may be lost only by who has said so', () => {
    const losing = edit({ began: now, now, ...typing({ name: 'b' }) })
    expect(whyNotYet(losing)).toMatch(/^Say first that the settings may be lost/)
    expect(whyNotYet({ ...losing, mayLose: true })).toBeUndefined()
  })

  test('make it another service, and one that can’t be put back', () => {
    expect(isUnchanged(SERVICE, now)).toBe(false)
    expect(configOf(SERVICE)).toBeDefined()
    expect(configOf(now)).toBeUndefined()
    expect(configOf({ ...SERVICE, app_protocol: 'mysql' })).toBeUndefined()
  })
})

test('when it was saved is no difference between two services', () => {
  expect(isUnchanged(SERVICE, { ...SERVICE, updated_at: '2026-02-02T00:00:00Z' })).toBe(true)
  const written = { ...SERVICE, tls_settings: { cert_verification_mode: 'verify_full' } }
  expect(isUnchanged(SERVICE, written)).toBe(true)
})
