import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { OPERATIONS } from '#contract/operations.ts'
import { Refusal } from '#contract/refusal.ts'
import { addressOf } from './address.ts'
import { readApiBase } from './api-base.ts'
import { ACCOUNT, BASE, ID } from './testing/fake-api.ts'

const base = readApiBase(BASE)
const FORWARDED = OPERATIONS.filter(({ path }) => path.startsWith('/client/v4/'))
const GOOD = { account: ACCOUNT, tunnel: ID, connector: ID, service: ID, certificate: ID }

const namesIn = (path: string): string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)

test.each(FORWARDED)('$name has an address of its own', ({ path }) => {
  const expected = namesIn(path).reduce(
    (text, name) => text.replace(`:${name}`, name === 'account' ? ACCOUNT : ID),
    path,
  )
  expect(addressOf(base, path, GOOD, undefined).href).toBe(`https://api.example.com${expected}`)
})

test('ids are sent in lower case, and a base with a longer path keeps it', () => {
  const under = readApiBase('https://proxy.internal/cf/client/v4')
  const params = { account: ACCOUNT.toUpperCase(), tunnel: ID.toUpperCase() }
  const url = addressOf(under, '/client/v4/accounts/:account/cfd_tunnel/:tunnel', params, undefined)
  expect(url.pathname).toBe(`/cf/client/v4/accounts/${ACCOUNT}/cfd_tunnel/${ID}`)
})

test('of a query only what is given is sent, as text', () => {
  const query = { name: 'a&b=c', is_deleted: false, page: 2, uuid: undefined }
  const { search } = addressOf(base, '/client/v4/accounts', {}, query)
  expect(search).toBe('?name=a%26b%3Dc&is_deleted=false&page=2')
})

const TRICKS = fc.oneof(
  fc.constantFrom(
    '..',
    '.',
    '',
    '%2e%2e',
    '../..',
    '..%2f..%2fuser',
    '%2f',
    '/',
    '\\',
    '..\\..\\user',
    'https://evil.example/',
    '//evil.example/',
    '@evil.example',
    `${ID}/../../user`,
    `${ID}?x=1`,
    `${ID}#`,
    `${ID}%00`,
    `${ID}\n`,
    `${ID}\r\nx-evil: 1`,
    ` ${ID}`,
    '／',
    '。。',
    '‥',
    '\u{ff0e}\u{ff0e}',
    '\ud800',
  ),
  fc.string(),
  fc.string({ unit: 'binary' }),
)

function addressOrStatus(path: string, params: Record<string, string>): string {
  try {
    return addressOf(base, path, params, undefined).href
  } catch (error) {
    if (error instanceof Refusal) return String(error.status)
    throw error
  }
}

test('whatever stands for a parameter, the address is that of the operation or there is none', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FORWARDED), fc.func(TRICKS), ({ path }, trick) => {
      const params = Object.fromEntries(namesIn(path).map((name) => [name, trick(name)]))
      const ids = path.replaceAll(/:\w+/g, '[0-9a-f-]{32,36}').replace('/client/v4', '')
      expect(addressOrStatus(path, params)).toMatch(new RegExp(`^(404|${BASE}${ids})$`))
    }),
  )
})

test('a parameter that is one character from an id is not found', () => {
  const { path } = FORWARDED.find(({ name }) => name === 'tunnelGet') ?? { path: '' }
  fc.assert(
    fc.property(
      fc.nat(ID.length),
      fc.constantFrom('/', '\\', '%', '.', '?', '#', '\n', 'g'),
      (at, bad) => {
        const tunnel = ID.slice(0, at) + bad + ID.slice(at)
        expect(() => addressOf(base, path, { account: ACCOUNT, tunnel }, undefined)).toThrow(
          'Tunnel not found.',
        )
      },
    ),
  )
})

test('whatever stands in a query, it is a value of the query and no other part of the address', () => {
  fc.assert(
    fc.property(fc.string(), TRICKS, (name, value) => {
      fc.pre(name !== '__proto__')
      const url = addressOf(base, '/client/v4/accounts', {}, { [name]: value })
      expect(url.origin + url.pathname).toBe(`${BASE}/accounts`)
      expect(url.hash).toBe('')
      expect([...url.searchParams]).toEqual([[name.toWellFormed(), value.toWellFormed()]])
      expect(url.href).toMatch(/^[\x21-\x7e]+$/)
    }),
  )
})

test('a parameter nobody has described, and a path of another vocabulary, are mistakes of ours', () => {
  expect(() => addressOf(base, '/client/v4/zones/:zone', { zone: ID }, undefined)).toThrow(
    'stands nowhere',
  )
  expect(() => addressOf(base, '/console/v1/session', {}, undefined)).toThrow('is not for')
})
