import { expect, test } from 'vitest'
import { SignInSearch } from './sign-in-link.ts'

test.each([
  '/0123456789abcdef0123456789abcdef/workers/vpc/tunnels?q=a',
  '/0123456789abcdef0123456789abcdef/workers/vpc?q=https%3A%2F%2Fevil.example',
  '/',
])('who signs in goes on to where they were: %s', (from) => {
  expect(SignInSearch.parse({ from }).from).toBe(from)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '///evil.example',
  '/.//evil.example',
  '/..//evil.example',
  'https://evil.example',
  'https:evil.example',
  'http://console.invalid/',
  'evil.example',
  'javascript:alert(1)',
  '',
])('no link leads from signing in to another site: %j', (from) => {
  expect(SignInSearch.parse({ from }).from).toBeUndefined()
})

test('not even the name that stands for this site is taken for another', () => {
  expect(SignInSearch.parse({ from: '//console.invalid/a' }).from).toBe('/a')
  expect(SignInSearch.parse({}).from).toBeUndefined()
})

test('what is encoded once more stays within the path', () => {
  for (const from of ['/%2F/evil.example', '/%5Cevil.example', '/%09/evil.example'])
    expect(new URL(SignInSearch.parse({ from }).from ?? '', 'http://here.example').host).toBe(
      'here.example',
    )
})
