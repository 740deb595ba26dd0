import { useEffect, useState } from 'react'
import { pathTo } from '../../paths.ts'
import { dropDraft, isSame, keepDraft, opening, readDraft } from './draft.ts'
import type { ServiceForm } from './service-form.ts'

type Options = {
  account: string
  /** The name the draft is kept under. */
  draft: string
  /** What the form shows when nothing was typed before. */
  start: ServiceForm
  /** What to show of a draft that was begun from another start; nothing lets it go. */
  rebase: (typed: ServiceForm) => ServiceForm | undefined
}

/**
 * The draft of the form on the page. It outlives a reload, a session that ends, and the way to a new tunnel and back;
 * who leaves the page for anywhere else, or has saved, leaves it behind.
 */
export function useDraft({ account, draft, start, rebase }: Options) {
  const [opened, setOpened] = useState(() => opening(readDraft(draft), start, rebase))
  useEffect(() => {
    const near = new Set([
      location.pathname,
      pathTo('signIn', {}),
      pathTo('tunnelNew', { account }),
    ])
    return () => {
      if (!near.has(location.pathname)) dropDraft(draft)
    }
  }, [account, draft])
  return {
    ...opened,
    /** Whether what the form began from is no longer so. */
    moved: !isSame(opened.start, start),
    keep: (typed: ServiceForm) => keepDraft(draft, { start: opened.start, typed }),
    startOver() {
      dropDraft(draft)
      setOpened({ start, typed: start, found: 'none' })
    },
  }
}
