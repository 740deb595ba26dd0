import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskedFields, maskedText } from './masked.ts'

test.each([
  'Authorization',
  'PROXY-AUTHORIZATION',
  'cookie',
  'Set-Cookie',
  'Cf-Access-Jwt-Assertion',
  'CF-Access-Client-Secret',
  'X-Api-Key',
  'x-auth-token',
  'X-Amz-Security-Token',
  'apikey',
])('the values of %s are left out, wherever in the fields they are', (name) => {
  const fields = { path: '/', headers: { Accept: ['a'], [name]: ['secret', 'words'] } }
  expect(maskedFields({ ...fields, more: [{ [name]: 'secret' }] })).toEqual({
    path: '/',
    headers: { Accept: ['a'], [name]: '(hidden)' },
    more: [{ [name]: '(hidden)' }],
  })
})

test.each([
  ['Authorization: Bearer secret', 'Authorization: (hidden)'],
  ['GET /\nCookie: a=secret; b=secret\nAccept: x', 'GET /\nCookie: (hidden)\nAccept: x'],
  [
    'map[Accept:[x] Cookie:[a=secret; b=secret] Host:[y]]',
    'map[Accept:[x] Cookie:(hidden) Host:[y]]',
  ],
  ['{"Cookie":["a=secret"],"Accept":["x"]}', '{"Cookie":(hidden),"Accept":["x"]}'],
  ['{\\"X-Api-Key\\":[\\"secret\\"]}', '{\\"X-Api-Key\\":(hidden)}'],
  ['{"authorization":"Basic \\"secret","a":1}', '{"authorization":(hidden),"a":1}'],
])('in %j they are left out', (text, left) => {
  expect(maskedText(text)).toBe(left)
  expect(maskedFields({ dump: text })).toEqual({ dump: left })
})

test.each([
  'Unauthorized: Invalid tunnel secret: try again',
  'GET /logs?access_token=(access token)',
  'the cookie jar of max-key: fine',
])('%j is left as it is', (text) => {
  expect(maskedText(text)).toBe(text)
})

test('fields that name no credentials are left as they are', () => {
  const plain = fc
    .jsonValue()
    .filter((value) => !/auth|cookie|cf-|x-|key|token/i.test(JSON.stringify(value)))
  fc.assert(
    fc.property(plain, (value) => {
      expect(maskedFields({ value })).toEqual({ value })
    }),
  )
})

test.each(['x-', 'cookie:[', 'cookie:"', 'cf-access-', 'cookie:[]x', 'x-key'])(
  'a message full of %j is read once, not once from each place in it',
  (part) => {
    // Otherwise this takes minutes.
    expect(maskedText(part.repeat((256 * 1024) / part.length))).not.toBe('')
  },
)
