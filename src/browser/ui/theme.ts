import { useSyncExternalStore } from 'react'

/** Light, dark or as the system says. The page's HTML applies the choice before anything is drawn. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEY = 'theme'

/** The choice made in this browser. */
const currentTheme = (): Theme =>
  THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? 'system'

const listeners = new Set<() => void>()

/** Keeps and applies a choice. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme)
  document.documentElement.dataset['theme'] = theme
  for (const tell of listeners) tell()
}

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** The choice, as it changes. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, currentTheme)
