import { expect, test } from 'vitest'
import { readApiBase } from './api-base.ts'

test.each([
  ['https://api.cloudflare.com/client/v4', 'https://api.cloudflare.com/client/v4'],
  [' https://api.cloudflare.com/client/v4/ ', 'https://api.cloudflare.com/client/v4'],
  ['https://proxy.internal/cf/client/v4', 'https://proxy.internal/cf/client/v4'],
  ['http://127.0.0.1:8787/client/v4', 'http://127.0.0.1:8787/client/v4'],
  ['http://127.1/client/v4', 'http://127.0.0.1/client/v4'],
  ['http://localhost:1/client/v4', 'http://localhost:1/client/v4'],
  ['http://[::1]:1/client/v4', 'http://[::1]:1/client/v4'],
])('the API may be at %s', (text, base) => {
  expect(readApiBase(text).href).toBe(base)
})

test.each([
  ['api.cloudflare.com', /is no URL/],
  ['http://api.cloudflare.com/client/v4', /must begin with https/],
  ['http://127.0.0.1.evil.example/client/v4', /must begin with https/],
  ['http://localhost.evil.example/client/v4', /must begin with https/],
  ['file:///client/v4', /must begin with https/],
  ['https://user:pass@api.cloudflare.com/client/v4', /no user, password/],
  ['https://api.cloudflare.com/client/v4?a=1', /query or fragment/],
  ['https://api.cloudflare.com/client/v4?', /query or fragment/],
  ['https://api.cloudflare.com/client/v4#', /query or fragment/],
  ['https://api.cloudflare.com/', /ends in \/client\/v4/],
  ['https://api.cloudflare.com/client/v4/accounts', /ends in \/client\/v4/],
])('the API may not be at %s', (text, why) => {
  expect(() => readApiBase(text)).toThrow(why)
})
