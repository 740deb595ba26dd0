/** Which rows of a list are chosen, by their keys. Pure, but for the hook at its end. */
import { useReducer } from 'react'

export type Chosen = {
  keys: ReadonlySet<string>
  /** The row that was turned last: where a range begins. */
  last: string | undefined
}

/** `turn`: one row, or with `extend` all from the last one on, as that one is. */
export type Choice =
  | { do: 'turn'; key: string; extend: boolean }
  | { do: 'add'; keys: readonly string[] }
  | { do: 'remove'; keys: readonly string[] }
  | { do: 'clear' }

const NONE: Chosen = { keys: new Set(), last: undefined }

/** What is chosen after a choice; `order` is the keys of the rows as they stand. */
export function choose(chosen: Chosen, choice: Choice, order: readonly string[]): Chosen {
  if (choice.do === 'clear') return NONE
  if (choice.do === 'turn') return turned(chosen, choice, order)
  const change = choice.do === 'add' ? withAll : withoutAny
  return { keys: change(chosen.keys, choice.keys), last: undefined }
}

type Keys = ReadonlySet<string>
const withAll = (keys: Keys, given: readonly string[]): Keys => new Set([...keys, ...given])
const withoutAny = (keys: Keys, given: readonly string[]): Keys => {
  const left = new Set(given)
  return new Set([...keys].filter((key) => !left.has(key)))
}

function turned(
  { keys, last }: Chosen,
  { key, extend }: Extract<Choice, { do: 'turn' }>,
  order: readonly string[],
): Chosen {
  const range = extend ? between(order, last, key) : [key]
  const change = keys.has(key) ? withoutAny : withAll
  return { keys: change(keys, range), last: key }
}

/** All from one key to another, either way round. */
function between(order: readonly string[], from: string | undefined, to: string): string[] {
  const [one, other] = [order.indexOf(from ?? to), order.indexOf(to)]
  return one < 0 ? [to] : order.slice(Math.min(one, other), Math.max(one, other) + 1)
}

/** The choice among rows that stand in an order now. What is handed out to choose with stays the same function. */
export const useSelection = (order: readonly string[]) =>
  useReducer((chosen: Chosen, choice: Choice) => choose(chosen, choice, order), NONE)
