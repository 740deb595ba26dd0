/** The keys that seal the session cookie. */

/** What a sealed cookie needs at least, in characters. Source: iron-session. */
const SHORTEST = 32

export type SessionKeys = readonly [string, ...string[]]

/** Keys apart by commas or white space. Throws an Error, which does not repeat them, when one is no key. */
export function readSessionKeys(text: string): SessionKeys {
  const [first = '', ...older] = [
    // The same one twice would take back its own cookie.
    ...new Set(text.split(/[\s,]+/).filter((key) => key !== '')),
  ]
  if ([first, ...older].every((key) => key.length >= SHORTEST)) return [first, ...older]
  throw new Error(`A session key has ${SHORTEST} characters at least.`)
}
