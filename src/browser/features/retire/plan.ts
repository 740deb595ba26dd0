/** What is left to do before a tunnel can go, by what the server tells alone: so it is the same on every machine. Pure. */
import { Refusal } from '#contract/refusal.ts'
import type { VpcService } from '#contract/service.ts'
import type { Connector } from '#contract/tunnel.ts'
import { StillUsed } from '../../queries/tunnel-changes.ts'
import { type Known, knownOf } from '../shell/known.ts'

/** Those that point at the tunnel, and those that run it. */
export type Services = Known<readonly VpcService[]>
export type Connectors = Known<readonly Connector[]>

/** What a query knows now. That there was nothing when it was last heard is not enough to be sure of. */
export function sureOf<T>(query: {
  data: readonly T[] | undefined
  error: Error | null
}): Known<readonly T[]> {
  const { data = [], error } = query
  return error !== null && data.length === 0 ? { is: 'unknown', error } : knownOf(query)
}

/** How a step stands. One that could not be checked holds up nothing: a person may know better. */
export type StepState =
  | { is: 'coming' }
  | { is: 'unknown' }
  | { is: 'done' }
  | { is: 'current' }
  | { is: 'waiting'; on: 'services' | 'connectors' }

/** The steps in their order. */
export const STEPS = ['services', 'connectors', 'removal'] as const
type StepName = (typeof STEPS)[number]
export type Plan = Record<StepName, StepState>

const CURRENT: StepState = { is: 'current' }

/** A step that is done once nobody is left. */
const untilNobody = (known: Known<readonly unknown[]>, meanwhile: StepState): StepState => {
  if (known.is !== 'here') return { is: known.is }
  return known.data.length === 0 ? { is: 'done' } : meanwhile
}

/** How each step stands. */
export function planOf(services: Services, connectors: Connectors): Plan {
  const first = untilNobody(services, CURRENT)
  const isFree = first.is === 'done' || first.is === 'unknown'
  const afterFirst: StepState = isFree ? CURRENT : { is: 'waiting', on: 'services' }
  const second = untilNobody(connectors, afterFirst)
  const isNobodyThere = second.is === 'done' || second.is === 'unknown'
  const removal: StepState = isNobodyThere ? CURRENT : { is: 'waiting', on: 'connectors' }
  return { services: first, connectors: second, removal: isFree ? removal : afterFirst }
}

const WAITING = { services: 'After step 1', connectors: 'After step 2, or now' }

/** How a step stands, in a word or two. Connectors that are left hold nothing up: they are cut off. */
export function stateWords(state: StepState): string {
  if (state.is === 'waiting') return WAITING[state.on]
  const words = { coming: 'One moment', unknown: 'Not known', done: 'Done', current: 'To do now' }
  return words[state.is]
}

type Asked = {
  /** Why the person may not. */
  refused: string | undefined
  services: Services
  /** Whether they want it although it could not be checked what points at the tunnel. */
  allTheSame: boolean
  typed: string
  name: string
}

/** Why the tunnel can't be deleted now; nothing when it can. What is in use, or may be, is not deleted from under anybody. */
export function whyNotDeleted({
  refused,
  services,
  allTheSame,
  typed,
  name,
}: Asked): string | undefined {
  if (refused !== undefined) return refused
  if (services.is === 'coming')
    return 'One moment: the VPC Services that point here are looked for.'
  if (services.is === 'here' && services.data.length > 0)
    return 'Move its VPC Services to another tunnel, or delete them, first.'
  if (services.is === 'unknown' && !allTheSame) return 'Check “Delete it all the same” first.'
  return typed === name ? undefined : 'Type the name of the tunnel first.'
}

/** Whether a deletion was refused for services that are gone by now: nothing is left to say about it. */
export const isSettled = (error: Error, services: Services): boolean =>
  (error instanceof StillUsed || (error instanceof Refusal && error.is('tunnelInUse'))) &&
  services.is === 'here' &&
  services.data.length === 0

/** How many point here, as a sentence. */
export function pointingWords(count: number): string {
  if (count === 0) return 'No VPC Service points here.'
  return count === 1 ? '1 VPC Service points here.' : `${count} VPC Services point here.`
}

/** How many are connected, as a sentence. */
export function connectedWords(count: number): string {
  if (count === 0) return 'No connector is connected.'
  return count === 1 ? '1 connector is connected.' : `${count} connectors are connected.`
}

/** Who will be cut off, as a sentence. */
export function cutOffWords(connectors: Connectors): string {
  if (connectors.is === 'coming') return 'The connectors that run it are looked for.'
  if (connectors.is === 'unknown')
    return `Whether connectors are connected could not be checked: ${connectors.error.message} Those that are will be disconnected.`
  const { length } = connectors.data
  if (length === 0) return 'No connector is connected, so nothing is cut off.'
  return length === 1
    ? '1 connected connector will be disconnected at once, with whatever requests it carries.'
    : `${length} connected connectors will be disconnected at once, with whatever requests they carry.`
}
