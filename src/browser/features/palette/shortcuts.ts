/** The shortcuts: what they do and what the sheet says of them, in one place. Pure but for what they do. */
import { pathTo } from '../../paths.ts'
import { MOD } from '../../ui/keys.ts'
import { undoNotice } from '../../ui/notice.ts'
import { openWindow } from '../shell/windows.ts'

/** Where a shortcut is pressed. */
type Place = {
  account: string
  go: (href: string) => void
  /** Begins to create what the page one is on is about, or says why not. */
  create: () => void
}

export type Shortcut = {
  /** One key or two, one after the other; `mod` is Ctrl, and Command on a Mac. */
  keys: string
  /** What it does, for the sheet. */
  does: string
  act: (place: Place) => void
}

/** Puts the focus into the page's box to search, where there is one. */
function focusSearch(): void {
  const box = document.querySelector<HTMLInputElement>('main input[type=search]')
  box?.focus()
  box?.select()
}

export const SHORTCUTS = {
  commands: {
    keys: 'mod+k',
    does: 'Open the commands: do something, or go to a tunnel or a VPC Service by its name',
    act: () => openWindow('commands'),
  },
  sheet: { keys: '?', does: 'Show this sheet', act: () => openWindow('shortcuts') },
  services: {
    keys: 'g s',
    does: 'Go to VPC Services',
    act: ({ account, go }) => go(pathTo('services', { account })),
  },
  tunnels: {
    keys: 'g t',
    does: 'Go to Tunnels',
    act: ({ account, go }) => go(pathTo('tunnels', { account })),
  },
  access: {
    keys: 'g a',
    does: 'Go to “What can I do here?”',
    act: ({ account, go }) => go(pathTo('access', { account })),
  },
  search: { keys: '/', does: 'Search the list', act: focusSearch },
  create: {
    keys: 'c',
    does: 'Create a VPC Service; among tunnels, a tunnel',
    act: ({ create }) => create(),
  },
  undo: {
    keys: 'u',
    does: 'Undo what was just done, while the page offers it',
    act: () => void undoNotice(),
  },
} as const satisfies Record<string, Shortcut>

const ALL: readonly Shortcut[] = Object.values(SHORTCUTS)
const WITH_MOD = ALL.filter(({ keys }) => keys.startsWith('mod+'))

/** Those that can be pressed: those of one key only while they are turned on. */
export const shortcutsIn = (singleKeys: boolean): readonly Shortcut[] =>
  singleKeys ? ALL : WITH_MOD

/** The keys as people call them, one after the other: `Ctrl K`, `g then s`. */
export const keyWords = (keys: string): string =>
  keys.startsWith('mod+') ? `${MOD} ${keys.slice(4).toUpperCase()}` : keys.replace(' ', ' then ')
