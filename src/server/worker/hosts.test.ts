import { expect, test } from 'vitest'
import { Refusal } from '#contract/refusal.ts'
import { COMMON_HEADERS } from '../page-headers.ts'
import { hostCheck, withTls } from './hosts.ts'

const at = (url: string): Request => new Request(url)

test('a Worker answers to whatever name leads to it, unless its operator lists names', () => {
  expect(() => hostCheck([])(at('https://any.example/'))).not.toThrow()
  const check = hostCheck(['Console.example'])
  expect(() => check(at('https://console.example/'))).not.toThrow()
  expect(() => check(at('https://other.example/'))).toThrow(Refusal)
})

test.each(['http://console.example/a?b=c', 'http://localhost.example/', 'http://10.0.0.1:8787/'])(
  'who comes without TLS is sent to where there is: %s',
  (url) => {
    const response = withTls(at(url))
    expect(response?.status).toBe(308)
    expect(response?.headers.get('location')).toBe(url.replace('http:', 'https:'))
    for (const [name, value] of COMMON_HEADERS) expect(response?.headers.get(name)).toBe(value)
  },
)

test.each(['https://console.example/', 'http://localhost:8787/', 'http://[::1]:8787/'])(
  'nobody is sent elsewhere from %s',
  (url) => expect(withTls(at(url))).toBeUndefined(),
)
