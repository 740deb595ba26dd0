import { createContext, useContext } from 'react'
import type { Holder } from '#contract/rules.ts'
import type { Session } from '#contract/session.ts'
import type { View } from '../../api/view-as.ts'

/** Who looks at an account, and what they may do there; when they view as a role, what it may do. */
export type Viewer = Holder & {
  account: string
  /** What they hold, however they view. */
  held: Holder
  view: View
  /** Another for everybody. */
  id: Session['id']
  /** Who answers: what only one of them has is not asked of the other. */
  directory: Session['directory']
}

export const ViewerContext = createContext<Viewer | undefined>(undefined)

/** Who looks. There is one on every page below the shell. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext)
  if (viewer === undefined) throw new Error('There is no viewer outside of the shell.')
  return viewer
}
