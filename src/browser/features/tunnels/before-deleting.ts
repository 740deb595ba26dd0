/** What is known of a tunnel that is to be deleted: who uses it, and who runs it. Pure. */
import type { VpcService } from '#contract/service.ts'
import type { Connector } from '#contract/tunnel.ts'
import { type Known, knownOf } from '../shell/known.ts'

/** What a query knows now. That there was nothing when it was last heard is not enough to be sure of. */
export function sureOf<T>(query: { data: readonly T[] | undefined; error: Error | null }) {
  const { data = [], error } = query
  return error !== null && data.length === 0 ? ({ is: 'unknown', error } as const) : knownOf(query)
}

type Verdict = {
  /** Why it can't be deleted now. */
  blocked?: string
  /** What could not be checked, as a sentence. */
  unchecked?: string
}

/** Whether it may go, by the services that use it. Nobody deletes what is in use because that is not known yet. */
export function verdictOn(users: Known<readonly VpcService[]>): Verdict {
  if (users.is === 'coming')
    return { blocked: 'One moment: the VPC Services that use it are looked for.' }
  if (users.is === 'unknown')
    return {
      unchecked: `Which VPC Services use this tunnel could not be checked: ${users.error.message}`,
    }
  return users.data.length === 0
    ? {}
    : { blocked: 'Move its VPC Services to another tunnel, or delete them, first.' }
}

/** Who would be cut off, as a sentence. */
export function connectorWords(connectors: Known<readonly Connector[]>): string {
  if (connectors.is === 'coming') return 'The connectors that run it are looked for.'
  if (connectors.is === 'unknown')
    return `Whether connectors are connected could not be checked: ${connectors.error.message} Those that are will be disconnected.`
  const { length } = connectors.data
  if (length === 0) return 'No connector is connected.'
  return `${length} connected ${length === 1 ? 'connector' : 'connectors'} will be disconnected.`
}
