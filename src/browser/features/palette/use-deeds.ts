import { useLocation } from 'wouter'
import { pathTo } from '../../paths.ts'
import { signOut } from '../../queries/sign-in.ts'
import { notice, problemNotice } from '../../ui/notice.ts'
import { chooseTheme } from '../../ui/theme.ts'
import { openWindow } from '../shell/windows.ts'
import type { Deed } from './actions.ts'

export type Do = (deed: Deed) => void

/** Says what came of something that takes a while. */
function tell(done: Promise<unknown>, said: () => void): void {
  done.then(said, (error: unknown) =>
    problemNotice(error instanceof Error ? error.message : 'It did not work.'),
  )
}

/** Does what a command says. */
export function useDeeds(): Do {
  const [, navigate] = useLocation()
  return (deed) => {
    if (deed.kind === 'go') navigate(deed.href)
    else if (deed.kind === 'theme') chooseTheme(deed.theme)
    else if (deed.kind === 'shortcuts') openWindow('shortcuts')
    else if (deed.kind === 'sign out') tell(signOut(), () => navigate(pathTo('signIn', {})))
    else tell(navigator.clipboard.writeText(deed.text), () => notice(`${deed.what} was copied.`))
  }
}
