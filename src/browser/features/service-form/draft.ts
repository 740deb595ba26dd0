/** What is typed into a service's form, kept in this tab until it is saved or given up. */
import * as z from 'zod/mini'
import { VpcService } from '#contract/service.ts'
import { ownKey } from '../../queries/own-key.ts'
import { Boxes, EMPTY, type ServiceForm } from './service-form.ts'

/** What was typed, what stood in the form before, and the service it was begun from: one that is edited, or copied. */
const Draft = z.object({ start: Boxes, typed: Boxes, began: z.optional(VpcService) })
export type Draft = z.infer<typeof Draft>

/**
 * The name a draft is kept under: one for each service edited, and one for a new one of each account, of each identity.
 */
export const draftKey = (who: string, account: string, service = 'new'): string =>
  `${ownKey(who)}draft:${account}:${service}`

/** The draft kept under a name, or nothing. One from an older version of the form is let go. */
export function readDraft(key: string): Draft | undefined {
  try {
    return Draft.parse(JSON.parse(sessionStorage.getItem(key) ?? ''))
  } catch {
    return undefined
  }
}

/** Keeps what was typed, as far as it says anything else than the form did before. */
export function keepDraft(key: string, draft: Draft): void {
  if (isSame(draft.start, draft.typed)) dropDraft(key)
  else sessionStorage.setItem(key, JSON.stringify(draft))
}

export const dropDraft = (key: string): void => sessionStorage.removeItem(key)

/** With `EMPTY` before it, every form has its boxes in the same order. */
const written = (form: ServiceForm): string => JSON.stringify({ ...EMPTY, ...form })

/** Whether two forms say the same in every box. */
const isSame = (one: ServiceForm, other: ServiceForm): boolean => written(one) === written(other)

/** What stands in the boxes at first, and what became of the draft that was found, if there was one. */
export type Opening = { start: ServiceForm; typed: ServiceForm; found: 'none' | 'kept' | 'let go' }

/**
 * How a form opens. A draft that was begun from something else than `start` goes through `rebase`, which gives what is
 * to be shown of it; or nothing, to let it go.
 */
export function opening(
  draft: Draft | undefined,
  start: ServiceForm,
  rebase: (draft: Draft) => ServiceForm | undefined,
): Opening {
  if (draft === undefined) return { start, typed: start, found: 'none' }
  const typed = isSame(draft.start, start) ? draft.typed : rebase(draft)
  return typed === undefined
    ? { start, typed: start, found: 'let go' }
    : { start, typed, found: 'kept' }
}
