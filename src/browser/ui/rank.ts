/** What fits a few typed letters best. Pure. */
import { defaultFilter } from 'cmdk'

/** Something to be found by its label, and by further words and ids. */
export type Findable = { label: string; keywords?: readonly string[] }

/** Below this, letters are strewn over a text, and only by chance stand in their order. */
const BY_CHANCE = 0.01
/** What is found by an id, not by its name. */
const BY_KEYWORD = 0.3

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s-]/g, '')

/** Whether all letters stand in a text, in their order: of most texts that is soon known, and scoring them is not. */
function mayFit(text: string, letters: string): boolean {
  let at = -1
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1)
    if (at === -1) return false
  }
  return true
}

/** From 0, where it does not fit at all, to 1. */
function fit({ label, keywords = [] }: Findable, typed: string): number {
  const letters = plain(typed)
  const byLabel = mayFit(plain(label), letters) ? defaultFilter(label, typed) : 0
  if (byLabel > BY_KEYWORD) return byLabel
  if (keywords.some((word) => plain(word).includes(letters))) return BY_KEYWORD
  return byLabel < BY_CHANCE ? 0 : byLabel
}

export type Ranked<Item> = { items: Item[]; points: number }

/**
 * The best of them, at most so many, best first, with the points of the first; while nothing is typed, the first ones
 * in their own order.
 */
export function best<Item extends Findable>(
  items: readonly Item[],
  typed: string,
  most: number,
): Ranked<Item> {
  if (plain(typed) === '') return { items: items.slice(0, most), points: 0 }
  const fitting = items
    .map((item) => ({ item, points: fit(item, typed.trim()) }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
  return {
    items: fitting.slice(0, most).map(({ item }) => item),
    points: fitting[0]?.points ?? 0,
  }
}
