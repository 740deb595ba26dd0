/** Which refusal matters to who watches an install. Pure. */
import type { TunnelEvent } from '#contract/event.ts'
import { recentRefusal } from '../../events/recent-refusal.ts'
import type { Told } from '../rotated.ts'

/** The last joining, by the id of its event, and when it was first heard of, in ms since 1970; 0 where it was over before. */
export type Joining = { id: string | undefined; heardAt: number }

/** The last joining as it is after the events were heard; nothing until they were. */
export function joiningOf(
  before: Joining | undefined,
  { events, heardAt }: Told,
): Joining | undefined {
  if (heardAt === 0) return before
  const id = events.find(({ kind }) => kind === 'connector_joined')?.id
  if (before === undefined) return { id, heardAt: 0 }
  return id === before.id ? before : { id, heardAt }
}

/**
 * The refusal that holds. That somebody has joined takes it back once the connectors were asked for after that was heard:
 * until then nothing is seen of who joined, and the stages would go back to where nobody had come. Moments in ms since 1970.
 */
export function refusalNow(
  { events, heardAt }: Told,
  joining: Joining | undefined,
  connectorsAt: number,
): TunnelEvent | undefined {
  const isSeen = joining === undefined || connectorsAt >= joining.heardAt
  return recentRefusal(isSeen ? events : events.filter(({ id }) => id !== joining.id), heardAt)
}
