import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ServiceConfig } from '#contract/service-config.ts'
import { draftConfig } from './draft-config.ts'
import { config, ID } from './testing/configs.ts'

test('what is complete is shown as it is, with nothing to say', () => {
  fc.assert(
    fc.property(config, (typed) => {
      const draft = draftConfig(typed, true)
      expect(draft.notYet).toBeUndefined()
      expect(JSON.parse(JSON.stringify(draft.config))).toEqual(typed)
    }),
  )
})

const on = { resolver_network: { tunnel_id: ID } }
const typed = (name: string, host: ServiceConfig['host']): ServiceConfig => ({
  name,
  type: 'http',
  host,
})

test('what is missing has a placeholder, and is named', () => {
  const draft = draftConfig(typed('', { hostname: '', resolver_network: { tunnel_id: '' } }), false)
  expect(draft.config).toMatchObject({
    name: 'SERVICE_NAME',
    host: { hostname: 'HOST', resolver_network: { tunnel_id: 'TUNNEL_ID' } },
  })
  expect(draft.notYet).toContain('a service name, a tunnel, and a host')
  expect(draftConfig(typed('api', { hostname: '', ...on }), false).notYet).toContain(
    'Still to come: a host.',
  )
})

test('what would be refused is shown as it was typed, and that it would be', () => {
  const draft = draftConfig(typed('api', { hostname: 'no host', ...on }), false)
  expect(draft.config.host.hostname).toBe('no host')
  expect(draft.notYet).toContain('would be refused')
})

test('a port that is no number is none that anything takes', () => {
  const { config: shown, notYet } = draftConfig(
    { name: 'db', type: 'tcp', tcp_port: Number.NaN, host: { hostname: 'db.internal', ...on } },
    false,
  )
  expect(shown).toMatchObject({ tcp_port: 0 })
  expect(notYet).toContain('would be refused')
})

const WITHOUT_PORT: [string, (name: string) => ServiceConfig][] = [
  ['HTTP', (name) => ({ ...typed(name, { hostname: 'a.internal', ...on }), http_port: 0 })],
  ['TCP', (name) => ({ name, type: 'tcp', tcp_port: 0, host: { hostname: 'a.internal', ...on } })],
]

test.each(WITHOUT_PORT)('a port for %s that is still to be given is named, too', (_, lacking) => {
  const { config: shown, notYet } = draftConfig(lacking('api'), false)
  expect(notYet).toBe('Still to come: a port. 0 stands for it.')
  expect(shown).toMatchObject(lacking('api'))
  expect(draftConfig(lacking(''), false).notYet).toBe(
    'Still to come: a service name and a port. Words in capitals, and 0 for the port, stand for them.',
  )
})

test('of two ports one that is wrong is not missing', () => {
  const wrong = {
    ...typed('api', { hostname: 'a.internal', ...on }),
    http_port: 0,
    https_port: 443,
  }
  expect(draftConfig(wrong, false).notYet).toContain('would be refused')
})
