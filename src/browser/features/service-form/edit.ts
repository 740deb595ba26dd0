/** What an edit comes to: the boxes, against the service they began from and against the service as it is. Pure. */
import type { ServiceConfig } from '#contract/service-config.ts'
import { configOf } from '#contract/service-request.ts'
import { unreadFields } from '#contract/service-unread.ts'
import type { VpcService } from '#contract/service.ts'
import { type Choice, type Clash, clashes, merged, sideOf } from './merge.ts'
import { RightForm } from './right-form.ts'
import { differing, type Field, GROUPS, isAlike } from './service-fields.ts'
import { type ServiceForm, toConfig } from './service-form.ts'

/** What an edit is made of. */
export type Edit = {
  /** The service that the form began from. */
  began: VpcService
  /** The service as it is, as far as this page has heard. */
  now: VpcService
  typed: ServiceForm
  /** What was chosen where somebody else saved meanwhile. */
  chosen: Choice
}

/** What would be sent, what that changes of the service as it is, and what is open before. */
export type Outcome =
  | { is: 'incomplete' }
  | { is: 'complete'; config: ServiceConfig; clashes: Clash[]; changes: Field[] }

/** A host that is told in another way has its network elsewhere, with all that is in it. */
const wherever = (name: string): string => name.replace('.resolver_network.', '.network.')

/** The names of the settings that a service had before, that nobody here knows, and that it has no more. */
export function lostBetween(before: VpcService, after: VpcService): string[] {
  const left = new Set(unreadFields(after).map(wherever))
  return unreadFields(before).filter((name) => !left.has(wherever(name)))
}

/** What makes a service again what it was before it was saved; nothing where that can't be sent. */
export function wayBack(before: VpcService, saved: VpcService): ServiceConfig | undefined {
  const config = configOf(before)
  if (config === undefined || !isAlike(before, config)) return undefined
  return lostBetween(before, saved).length === 0 ? config : undefined
}

/** Whether two readings show the same service, whenever they were taken. */
export const isUnchanged = (one: VpcService, other: VpcService): boolean =>
  isAlike(one, other) && unreadFields(one).join() === unreadFields(other).join()

/** What the boxes come to. Until a group is decided that both changed, it is counted as theirs. */
export function outcomeOf({ began, now, typed, chosen }: Edit): Outcome {
  const { data } = RightForm.safeParse(typed)
  const theirs = configOf(now)
  if (data === undefined || theirs === undefined) return { is: 'incomplete' }
  const yours = toConfig(data)
  if (isUnchanged(began, now))
    return { is: 'complete', config: yours, clashes: [], changes: differing(now, yours) }
  const versions = { theirs, yours }
  const open = clashes({ was: began, ...versions })
  const take = Object.fromEntries(open.map((clash) => [clash.group, sideOf(clash, chosen)]))
  const config = merged(versions, take)
  return { is: 'complete', config, clashes: open, changes: differing(now, config) }
}

/** The request that an edit comes to; while a box is wrong, as far as the boxes go. */
export function sentBy(edit: Edit): ServiceConfig {
  const outcome = outcomeOf(edit)
  return outcome.is === 'complete' ? outcome.config : toConfig(edit.typed)
}

/** Why an edit can't be saved yet, as a sentence; nothing when it can. A box that is wrong says so when it is sent. */
export function whyNotYet(edit: Edit): string | undefined {
  const outcome = outcomeOf(edit)
  if (outcome.is === 'incomplete') return undefined
  const open = outcome.clashes.filter((clash) => sideOf(clash, edit.chosen) === undefined)
  if (open.length > 0)
    return `Choose a version first: ${open.map(({ group }) => GROUPS[group]).join(', ')}.`
  return outcome.changes.length === 0 ? 'Nothing would change.' : undefined
}
