/**
 * Keys that were pressed before the code that hears them was there: the script in index.html remembers those that open a
 * window over the page, and keeps the browser from doing something else at Ctrl and K.
 */
import { nameOf, type Press } from '../../ui/keys.ts'
import { openWindow, type Window as Opened } from '../shell/windows.ts'
import { isForPage } from './for-page.ts'
import { SHORTCUTS } from './shortcuts.ts'
import { singleKeysOn } from './single-keys.ts'

declare global {
  interface Window {
    earlyPresses?: KeyboardEvent[]
    hearEarly?: (event: KeyboardEvent) => void
  }
}

/** For how long a window is still wanted, in milliseconds: who has signed in since, for one, wants it no more. */
const FRESH = 10_000

const { commands, sheet } = SHORTCUTS
const OPENS: Readonly<Record<string, Opened>> = {
  [commands.keys]: 'commands',
  [sheet.keys]: 'shortcuts',
}

/**
 * The window that the last of some presses asks for, at a moment by their clock; nothing where none does. `single`:
 * whether one counts that is a key of its own.
 */
export function windowWanted<Given extends Press>(
  presses: readonly Given[],
  now: number,
  single: (press: Given) => boolean,
): Opened | undefined {
  const meant = presses.filter(
    (press) => now - press.timeStamp < FRESH && (nameOf(press) !== sheet.keys || single(press)),
  )
  const last = meant.at(-1)
  return last && OPENS[nameOf(last)]
}

/** Opens what was asked for before there was code to open it. From now on the shortcuts are heard as they are pressed. */
export function openWanted(): void {
  const { earlyPresses = [], hearEarly } = window
  if (hearEarly !== undefined) removeEventListener('keydown', hearEarly)
  delete window.earlyPresses
  delete window.hearEarly
  const wanted = windowWanted(
    earlyPresses,
    performance.now(),
    (event) => isForPage(event) && singleKeysOn(),
  )
  if (wanted !== undefined) openWindow(wanted)
}
