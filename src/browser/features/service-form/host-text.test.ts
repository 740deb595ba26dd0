import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNetwork, withoutCredentials } from './host-text.ts'

test.each([
  ['postgres://app:hunter2@db.internal:5432/shop', 'postgres://db.internal:5432/shop'],
  ['postgres://app:a@b/c#d@db.internal', 'postgres://db.internal'],
  ['me:hunter2@db.internal', 'db.internal'],
  ['//me@db.internal', '//db.internal'],
  ['10.0.1.50, me@10.0.0.1', '10.0.1.50, 10.0.0.1'],
  ['https://api.internal:8443/v1', 'https://api.internal:8443/v1'],
  ['api.internal', 'api.internal'],
])('of %j a draft keeps %j', (typed, kept) => {
  expect(withoutCredentials(typed)).toBe(kept)
})

test('no password is kept, wherever it stands', () => {
  const password = fc.stringMatching(/^[\w!#$%&*+:;=?@-][\w!#$%&*+/:;=?@-]{0,11}$/)
  fc.assert(
    fc.property(
      fc.constantFrom('', 'https://', 'jdbc:mysql://', '//'),
      password,
      (lead, secret) => {
        const kept = withoutCredentials(`${lead}me:${secret}@db.internal/x`)
        expect(kept).toBe(`${lead}db.internal/x`)
      },
    ),
  )
})

test.each([
  ['10.0.0.0/24', true],
  ['10.0.0.0/33', false],
  ['fd00::/64', true],
  ['fd00::/129', false],
  ['api.internal/24', false],
  ['10.0.0.0/a', false],
  ['10.0.0.0', false],
])('%s is a network, or not', (text, is) => {
  expect(isNetwork(text)).toBe(is)
})
