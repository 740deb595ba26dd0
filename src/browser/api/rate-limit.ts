/**
 * How much of the API's rate limit is left, as its answers tell it; `contract/rate-limit.ts` says what that is. Pure.
 */

import { BLOCKED_FOR } from '#contract/rate-limit.ts'

/** What is known of the limit; moments in ms since 1970, 0 for none. */
export type Budget = {
  /** What is left, from 0 to 1, until `resetAt`. */
  share: number
  resetAt: number
  /** Until when nothing is to be asked. */
  waitUntil: number
}

/** Nothing was ever said of a limit, as by the local directory. */
export const UNLIMITED: Budget = { share: 1, resetAt: 0, waitUntil: 0 }

/** What a limit means for a page: it asks as usual, so many times more rarely, or not at all until a moment. */
export type Pressure =
  | { kind: 'none' }
  | { kind: 'near'; stretch: number }
  | { kind: 'wait'; until: number }

const SECOND = 1000
/** A day: no limit of this API waits for longer, whatever is said. */
const LONGEST_WAIT = 86_400

const NONE: Pressure = { kind: 'none' }

/** The rule: as usual while half is left, a third as often below that, and a tenth as often below a fifth. */
export function pressureOf({ share, resetAt, waitUntil }: Budget, now: number): Pressure {
  if (now < waitUntil) return { kind: 'wait', until: waitUntil }
  if (now >= resetAt || share >= 0.5) return NONE
  return { kind: 'near', stretch: share < 0.2 ? 10 : 3 }
}

/** What is known after an answer with this status and these headers. */
export function budgetAfter(known: Budget, status: number, headers: Headers, now: number): Budget {
  const waitUntil = status === 429 ? now + waitOf(headers.get('retry-after'), now) : known.waitUntil
  return { ...(leftOf(headers, now) ?? known), waitUntil }
}

/** `Retry-After` in milliseconds; it comes as seconds or as a date (RFC 9110, 10.2.3). */
function waitOf(text: string | null, now: number): number {
  const seconds = Number(text || Number.NaN)
  const wait = Number.isNaN(seconds) ? (Date.parse(text ?? '') - now) / SECOND : seconds
  return Math.min(Math.max(Number.isNaN(wait) ? BLOCKED_FOR : wait, 1), LONGEST_WAIT) * SECOND
}

/**
 * The scarcest of the limits in `Ratelimit: "default";r=50;t=30`, where `r` is what is left and `t` the seconds until it
 * is whole again; how much the whole is stands in `Ratelimit-Policy: "default";q=100;w=60`, and in Cloudflare's own
 * examples under another name.
 */
function leftOf(headers: Headers, now: number): Omit<Budget, 'waitUntil'> | undefined {
  const policies = itemsOf(headers.get('ratelimit-policy'))
  const limits = itemsOf(headers.get('ratelimit')).flatMap(({ name, r, t }) => {
    const quota = (policies.find((policy) => policy.name === name) ?? policies[0])?.q
    if (r === undefined || quota === undefined || quota <= 0) return []
    return [
      { share: Math.min(r / quota, 1), resetAt: now + Math.min(t ?? 0, LONGEST_WAIT) * SECOND },
    ]
  })
  return limits.toSorted((one, other) => one.share - other.share)[0]
}

type Item = { name: string; r?: number; t?: number; q?: number }

/** The items of a list like `"default";r=50;t=30, "burst";r=9;t=1`. What is no whole number is left out. */
const itemsOf = (text: string | null): Item[] => (text ?? '').split(',').map(itemOf)

function itemOf(text: string): Item {
  const [name = '', ...pairs] = text.split(';').map((part) => part.trim())
  const numbers = pairs.flatMap((pair) => {
    const [, key, digits] = /^([rtq])=(\d+)$/.exec(pair) ?? []
    return key === undefined ? [] : [[key, Number(digits)]]
  })
  return { name, ...Object.fromEntries(numbers) }
}
