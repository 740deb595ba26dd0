import { useState } from 'react'
import { pathTo } from '../../paths.ts'
import type { VpcService } from '#contract/service.ts'
import { useLeftBehind } from '../shell/use-left-behind.ts'
import { type Draft, dropDraft, keepDraft, opening, readDraft } from './draft.ts'
import type { ServiceForm } from './service-form.ts'

type Options = {
  account: string
  /** The name the draft is kept under. */
  draft: string
  /** What the form shows when nothing was typed before. */
  start: ServiceForm
  /** The service it begins from, where there is one. */
  began?: VpcService
  /** What to show of a draft that was begun from another start; nothing lets it go. */
  rebase: (draft: Draft) => ServiceForm | undefined
  /** What the form begins anew with, when that is asked for; without it, `start`. */
  anew?: () => ServiceForm
}

/**
 * The draft of the form on the page. It outlives a reload, a session that ends, and the way to a new tunnel and back;
 * who leaves the page for anywhere else, or has saved, leaves it behind.
 */
export function useDraft({ account, draft, start, began, rebase, anew }: Options) {
  const [opened, setOpened] = useState(() => opening(readDraft(draft), start, rebase))
  useLeftBehind(draft, pathTo('tunnelNew', { account }))
  return {
    ...opened,
    keep: (typed: ServiceForm) => keepDraft(draft, { start: opened.start, typed, began }),
    /** Lets the draft go, and answers what the boxes are to show. */
    startOver(): ServiceForm {
      const next = anew?.() ?? start
      dropDraft(draft)
      setOpened({ start: next, typed: next, found: 'none' })
      return next
    },
  }
}
