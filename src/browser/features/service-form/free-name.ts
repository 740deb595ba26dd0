/** A name for a copy. Pure. */

/** The most characters that a name has, as the contract decided. */
const LONGEST = 255

/** As much of a name as there is room for, without half of a character at its end. */
const cut = (name: string, room: number): string =>
  name.slice(0, room).replace(/[\uD800-\uDBFF]$/, '')

/** `name-copy`, or the first of `name-copy-2`, `name-copy-3` … that nobody has. A long name is cut to make room. */
export function freeName(name: string, taken: readonly string[]): string {
  const others = new Set(taken)
  const stem = name.replace(/-copy(-\d+)?$/, '')
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '-copy' : `-copy-${number}`
    const copy = cut(stem, LONGEST - end.length) + end
    if (!others.has(copy)) return copy
  }
}
