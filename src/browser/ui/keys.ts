/** Keys as people and browsers call them. Pure but for which machine it is. */

/** Whether the machine's own commands go by the Command key. */
const isApple = (): boolean =>
  'navigator' in globalThis && /Mac|iPhone|iPad/.test(navigator.platform)

/** The key that commands of programs go by on this machine, as it is called there. */
export const MOD = isApple() ? '⌘' : 'Ctrl'

/** What a press of a key tells of itself. */
export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'timeStamp'>

/** The name of what was pressed: `mod+k`, `g`, `?`; nothing for keys that are of no use here, such as Shift alone. */
export function nameOf({ key, ctrlKey, metaKey, altKey }: Press, apple = isApple()): string {
  const [mod, other] = apple ? [metaKey, ctrlKey] : [ctrlKey, metaKey]
  if (altKey || other || key.length !== 1) return ''
  return mod ? `mod+${key.toLowerCase()}` : key
}

/** How long after the first key of two the second is awaited, in milliseconds. */
const TOGETHER = 1500

/** The first of two keys, and when it was pressed. */
export type Pending = { name: string; at: number } | undefined

/** Which of some shortcuts, each one key or two with a space between, a press completes; and what it begins. */
export function heard<Shortcut extends { keys: string }>(
  shortcuts: readonly Shortcut[],
  pending: Pending,
  press: Press,
): { hit: Shortcut | undefined; pending: Pending } {
  const name = nameOf(press)
  if (name === '') return { hit: undefined, pending }
  const isSecond = pending !== undefined && press.timeStamp - pending.at < TOGETHER
  const called = (keys: string) => shortcuts.find((one) => one.keys === keys)
  const hit = (isSecond ? called(`${pending.name} ${name}`) : undefined) ?? called(name)
  const begins = hit === undefined && shortcuts.some(({ keys }) => keys.startsWith(`${name} `))
  return { hit, pending: begins ? { name, at: press.timeStamp } : undefined }
}
