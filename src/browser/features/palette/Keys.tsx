import { createElement, useEffect, type ComponentType } from 'react'
import { later, type Later, whenIdleOrNear } from '../../ui/later.ts'
import { problemNotice } from '../../ui/notice.ts'
import { openWindow, useWindow } from '../shell/windows.ts'
import { openWanted } from './early-press.ts'
import { useShortcuts } from './use-shortcuts.ts'

type WindowProps = { account: string; onClose: () => void }

const WINDOWS = {
  commands: later(async () => (await import('./Commands.tsx')).Commands),
  shortcuts: later(async () => (await import('./ShortcutSheet.tsx')).ShortcutSheet),
} satisfies Record<string, Later<ComponentType<WindowProps>>>

/** So that no window is waited for at the press. */
whenIdleOrNear(() => {
  for (const window of Object.values(WINDOWS)) window.load()
})

openWanted()

const close = () => openWindow('none')

/** Hears the shortcuts, and shows the windows that they and buttons open. */
export function Keys({ account }: { account: string }) {
  const open = useWindow()
  useShortcuts(account)
  // With the page, what lies over it goes: when somebody else signs in, or another view begins.
  useEffect(() => close, [])
  if (open === 'none') return null
  return <WindowWhenHere key={open} code={WINDOWS[open]} account={account} onClose={close} />
}

type Props = WindowProps & { code: Later<ComponentType<WindowProps>> }

/** A window whose code may still be on its way. */
function WindowWhenHere({ code, ...props }: Props) {
  const arrival = code.use()
  const failed = arrival.is === 'failed'
  useEffect(() => {
    if (!failed) return
    problemNotice('This window could not be loaded. Reload the page.')
    close()
  }, [failed])
  return arrival.is === 'here' ? createElement(arrival.code, props) : null
}
