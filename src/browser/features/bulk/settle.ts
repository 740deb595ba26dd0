/** What a look at the services tells of a change that may be done. Pure. */
import { tunnelOf, type VpcService } from '#contract/service.ts'
import type { Change, Ended, Finder, Outcome, Pending } from './change.ts'
import { differences } from './same-config.ts'

/** How often a change is tried while nobody tells what comes of it, though the list of services can be read. */
const MOST_TRIES = 5

/** What has come of it: it is done, it can't be any more, or it is to be tried again. */
export function settled(change: Change, pending: Pending, find: Finder): Outcome {
  const found = find(change)
  if (change.do === 'delete')
    return found === undefined ? gone(change.service, pending) : again(pending)
  if (change.do === 'create')
    return found === undefined ? again(pending) : made(found, change.config, pending)
  return found === undefined ? MISSING : moved(found, change, pending)
}

const again = (pending: Pending): Outcome =>
  pending.tries < MOST_TRIES
    ? { ...pending, is: 'waiting' }
    : { is: 'failed', why: `It was tried ${pending.tries} times. The last time: ${pending.why}` }

export const MISSING: Ended = { is: 'skipped', why: 'It has been deleted meanwhile.' }

/** A service that is not there any more: deleted by this job, or before by somebody else. */
export const gone = (service: string, { lost }: Pick<Pending, 'lost'>): Ended =>
  lost ? { is: 'done', service } : MISSING

/** What is there under the name of one that was to be made. */
function made(
  found: VpcService,
  config: Extract<Change, { do: 'create' }>['config'],
  { lost }: Pending,
): Ended {
  const other = differences(found, config)
  if (other.length > 0)
    return {
      is: 'failed',
      why: `Another VPC Service has this name by now. It differs in: ${other.join(', ')}.`,
    }
  return lost
    ? { is: 'done', service: found.service_id }
    : { is: 'skipped', why: 'It is already there, and equal.' }
}

function moved(
  found: VpcService,
  { from, to }: Extract<Change, { do: 'move' }>,
  pending: Pending,
): Outcome {
  const tunnel = tunnelOf(found.host)
  if (tunnel === to) return there(found.service_id, pending)
  return tunnel === from ? again(pending) : ELSEWHERE
}

/** A service that is on the tunnel it was to be moved to. */
export const there = (service: string, { lost }: Pick<Pending, 'lost'>): Ended =>
  lost ? { is: 'done', service } : { is: 'skipped', why: 'It is on this tunnel already.' }

export const ELSEWHERE: Ended = {
  is: 'skipped',
  why: 'Somebody has moved it to a third tunnel meanwhile.',
}
