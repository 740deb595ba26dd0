import { expect, test } from 'vitest'
import { SignInSearch } from './sign-in-link.ts'

test('who signs in goes on to where they were', () => {
  const from = '/0123456789abcdef0123456789abcdef/workers/vpc/tunnels?q=a'
  expect(SignInSearch.parse({ from })).toEqual({ from })
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', ''])(
  'no link leads from signing in to another site: %j',
  (from) => {
    expect(SignInSearch.parse({ from }).from).toBeUndefined()
  },
)
