import { afterEach, expect, test, vi } from 'vitest'
import { refuse, Refusal } from '#contract/refusal.ts'
import { RULES } from '#contract/rules.ts'
import { forgetRefused, refusedOn, subscribeToRefused, taughtBy } from './refused.ts'

afterEach(forgetRefused)

const ON = { account: 'one' }
const bare = refuse(403, { kind: 'forbidden', message: 'Authentication error' })

test('a refusal teaches what is lacking, on its account and nowhere else, once', () => {
  const tell = vi.fn<() => void>()
  const stop = subscribeToRefused(tell)
  taughtBy(bare, RULES.serviceCreate, ON)
  taughtBy(bare, RULES.serviceDelete, ON)
  taughtBy(bare, RULES.tunnelCreate, ON)
  expect(refusedOn('one')).toEqual(['services.write', 'tunnels.write'])
  expect(refusedOn('two')).toEqual([])
  expect(tell).toHaveBeenCalledTimes(2)
  stop()
})

test('what was learned is forgotten as a whole', () => {
  taughtBy(bare, RULES.serviceCreate, ON)
  forgetRefused()
  expect(refusedOn('one')).toEqual([])
})

test('a bare refusal is told in words that name the permission; one that says more stays as it is', () => {
  const words = 'To create a tunnel you need the Cloudflare Tunnel Write role.'
  expect(taughtBy(bare, RULES.tunnelCreate, ON).message).toBe(words)
  const told = refuse(403, { kind: 'forbidden', message: 'Not for you.' })
  expect(taughtBy(told, RULES.tunnelCreate, ON).message).toBe('Not for you.')
})

test.each<[string, Refusal, keyof typeof RULES | null, object]>([
  ['of another kind', refuse(403, { kind: 'wrongAccount', message: '' }), 'tunnelCreate', ON],
  ['that is no 403', refuse(400, { kind: 'forbidden', message: '' }), 'tunnelCreate', ON],
  ['of what takes no permission', bare, null, ON],
  ['of what is on no account', bare, 'tunnelCreate', {}],
])('a refusal %s teaches nothing', (_, error, rule, where) => {
  expect(taughtBy(error, rule === null ? null : RULES[rule], where)).toBe(error)
  expect(refusedOn('one')).toEqual([])
})
