import { useState } from 'react'
import type { VpcService } from '#contract/service.ts'
import { readService, updateService } from '../../queries/service-changes.ts'
import { readDraft } from './draft.ts'
import { type Edit, isUnchanged, outcomeOf } from './edit.ts'
import type { Choice, Clash, Side } from './merge.ts'
import { fromService, type ServiceForm } from './service-form.ts'
import { tellSaved } from './tell-saved.ts'

const NONE: Choice = {}

/**
 * An edit of a service under way: what it began from, which is kept with the draft, and what was decided since. `heard`
 * is the service as it was last heard; what was chosen against a version of it counts for that version alone.
 */
export function useEdit(account: string, draft: string, heard: VpcService) {
  const [began, setBegan] = useState(() => readDraft(draft)?.began ?? heard)
  const [choices, setChoices] = useState({ against: heard, chosen: NONE })
  /** The version that is being replaced: what is heard while it is saved is one's own. */
  const [replacing, setReplacing] = useState<VpcService>()
  const now = replacing ?? heard
  const chosen = isUnchanged(choices.against, now) ? choices.chosen : NONE
  const editOf = (typed: ServiceForm): Edit => ({ began, now, typed, chosen })

  const save = async (typed: ServiceForm): Promise<VpcService> => {
    setReplacing(now)
    try {
      const saved = await replaceAsSeen(account, editOf(typed))
      tellSaved(account, now, saved)
      return saved
    } catch (error) {
      setReplacing(undefined)
      throw error
    }
  }
  return {
    began,
    editOf,
    save,
    choose: ({ group }: Clash, side: Side) =>
      setChoices({ against: now, chosen: { ...chosen, [group]: side } }),
    /** Begins anew from the service as it is. */
    anew: (): ServiceForm => {
      setBegan(now)
      return fromService(now)
    },
  }
}

/** Reads the service again, and replaces it if it still is what the person was shown. */
async function replaceAsSeen(account: string, edit: Edit): Promise<VpcService> {
  const { service_id } = edit.now
  const outcome = outcomeOf(edit)
  const seen = isUnchanged(await readService(account, service_id), edit.now)
  if (!seen || outcome.is === 'incomplete')
    throw new Error('Nothing was saved: somebody else saved first. Look at both versions below.')
  return updateService(account, service_id, outcome.config)
}
