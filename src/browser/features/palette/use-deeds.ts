import { useLocation } from 'wouter'
import { pathTo } from '../../paths.ts'
import { signOut } from '../../queries/sign-in.ts'
import { problemNotice } from '../../ui/notice.ts'
import { chooseTheme } from '../../ui/theme.ts'
import { openWindow } from '../shell/windows.ts'
import type { Deed } from './actions.ts'
import { copy } from './copy.ts'

export type Do = (deed: Deed) => void

/** Does what a command says. */
export function useDeeds(): Do {
  const [, navigate] = useLocation()
  const leave = async () => {
    try {
      await signOut()
      navigate(pathTo('signIn', {}))
    } catch (error) {
      problemNotice(error instanceof Error ? error.message : 'It did not work.')
    }
  }
  return (deed) => {
    if (deed.kind === 'go') navigate(deed.href)
    else if (deed.kind === 'theme') chooseTheme(deed.theme)
    else if (deed.kind === 'shortcuts') openWindow('shortcuts')
    else if (deed.kind === 'sign out') void leave()
    else void copy(deed)
  }
}
