/** Keeps what a refusal has taught over a reload of the page, in this tab, for whoever is signed in. */
import * as z from 'zod/mini'
import { RULES } from '#contract/rules.ts'
import { allRefused, subscribeToRefused, takeRefused } from '../api/refused.ts'
import { ownKey } from './own-key.ts'

const PERMISSIONS = Object.values(RULES).map(({ needs }) => needs)
const Kept = z.record(z.string(), z.array(z.enum(PERMISSIONS)))

const keyOf = (id: string): string => `${ownKey(id)}refused`

function read(key: string): z.infer<typeof Kept> {
  try {
    return Kept.parse(JSON.parse(sessionStorage.getItem(key) ?? '{}'))
  } catch {
    return {}
  }
}

let stop: () => void = () => undefined

/** From now on it is theirs, by id: what was kept is known again, and what is learned is kept. */
export function keepRefusedOf(id: string): void {
  stop()
  const key = keyOf(id)
  takeRefused(read(key))
  stop = subscribeToRefused(() => sessionStorage.setItem(key, JSON.stringify(allRefused())))
}
