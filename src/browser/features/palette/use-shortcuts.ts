import { useEffect, useEffectEvent, useRef } from 'react'
import { useLocation } from 'wouter'
import { refusal, RULES } from '#contract/rules.ts'
import { pathTo } from '../../paths.ts'
import { heard, type Pending } from '../../ui/keys.ts'
import { problemNotice } from '../../ui/notice.ts'
import { useViewer } from '../shell/viewer.ts'
import { isCovered, isForPage } from './for-page.ts'
import { shortcutsIn } from './shortcuts.ts'
import { singleKeysOn } from './single-keys.ts'

/** Hears the shortcuts on every page of an account. Those with Ctrl or Command are heard while one types, too. */
export function useShortcuts(account: string): void {
  const [path, go] = useLocation()
  const viewer = useViewer()
  const pending = useRef<Pending>(undefined)

  const create = () => {
    const lists = {
      serviceCreate: pathTo('services', { account }),
      tunnelCreate: pathTo('tunnels', { account }),
    }
    if (path === lists.serviceCreate) begin(RULES.serviceCreate, pathTo('serviceNew', { account }))
    if (path === lists.tunnelCreate) begin(RULES.tunnelCreate, pathTo('tunnelNew', { account }))
  }
  const begin = (rule: typeof RULES.serviceCreate | typeof RULES.tunnelCreate, href: string) => {
    const why = refusal(rule, viewer)
    if (why === undefined) go(href)
    else problemNotice(why)
  }
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isCovered()) return
    const shortcuts = shortcutsIn(isForPage(event) && singleKeysOn())
    const result = heard(shortcuts, pending.current, event)
    pending.current = result.pending
    if (result.hit === undefined) return
    event.preventDefault()
    result.hit.act({ account, go, create })
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}
