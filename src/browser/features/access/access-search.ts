import * as z from 'zod/mini'
import type { RuleName } from '#contract/rules.ts'
import { isRuleName } from './actions.ts'

/** What is asked for stands in the URL: `want=serviceCreate,tunnelCreate`. */
export const AccessSearch = z.object({ want: z.optional(z.string()) })

/** The actions that a `want` names. Words that are none are left out. */
export const wantedIn = (want: string | undefined): RuleName[] =>
  (want ?? '').split(',').filter(isRuleName)

/** The `want` with an action more, or one less. */
export function withWant(want: string | undefined, name: RuleName, wanted: boolean) {
  const others = wantedIn(want).filter((one) => one !== name)
  return (wanted ? [...others, name] : others).join(',') || undefined
}
