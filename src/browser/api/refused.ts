/**
 * What the API has refused to this person since they signed in or were last looked up: permissions, by account. Where
 * nobody tells roles beforehand, this is how the page comes to know.
 */
import { Refusal } from '#contract/refusal.ts'
import type { Permission } from '#contract/roles.ts'
import { refusal, type Rule } from '#contract/rules.ts'

const NONE: readonly Permission[] = []
const refused = new Map<string, readonly Permission[]>()
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of listeners) listener()
}

/** What was refused on an account; the same list until there is more. */
export const refusedOn = (account: string): readonly Permission[] => refused.get(account) ?? NONE

export function subscribeToRefused(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Permissions may be granted at any time: from now on everything may be tried again. */
export function forgetRefused(): void {
  if (refused.size === 0) return
  refused.clear()
  tell()
}

/** All that was refused, to be kept. */
export const allRefused = (): Readonly<Record<string, readonly Permission[]>> =>
  Object.fromEntries(refused)

/** Takes over what was kept. */
export function takeRefused(kept: Readonly<Record<string, readonly Permission[]>>): void {
  refused.clear()
  for (const [account, permissions] of Object.entries(kept)) refused.set(account, permissions)
  tell()
}

function learn(account: string, permission: Permission): void {
  const known = refusedOn(account)
  if (known.includes(permission)) return
  refused.set(account, [...known, permission])
  tell()
}

/** Cloudflare's API says no more than this to who lacks a permission. */
const BARE = /^Authentication error$/i

/**
 * Learns from a refusal of something that takes a permission. What is answered is the same refusal in words that name
 * the permission, also where the API's own did not.
 */
export function taughtBy(error: Refusal, rule: Rule | null, where: object): Refusal {
  const account: unknown = Reflect.get(where, 'account')
  if (rule === null || typeof account !== 'string') return error
  if (error.status !== 403 || !error.is('forbidden')) return error
  learn(account, rule.needs)
  const said = refusal(rule, { roles: null, refused: [rule.needs] }) ?? error.message
  const words = (text: string) => (BARE.test(text) ? said : text)
  return new Refusal(
    error.status,
    error.errors.map((one) => ({ ...one, message: words(one.message) })),
  )
}
