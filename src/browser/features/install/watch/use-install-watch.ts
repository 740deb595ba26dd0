import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { LiveConnector } from '#contract/live.ts'
import type { Connector, Tunnel } from '#contract/tunnel.ts'
import { useSession } from '../../../queries/session.ts'
import { connectorsQuery, liveConnectorsQuery } from '../../../queries/tunnels.ts'
import { seenConnectors } from '../../tunnels/seen-connectors.ts'
import { useTokenMarks } from '../../tunnels/use-token-marks.ts'
import { type Arrivals, arrivalsOf } from './arrivals.ts'
import { type Heard, outcomeOf, type Outcome, type Telling } from './stage-words.ts'
import { PATIENCE, type Progress, progressKey, stagesOf } from './stages.ts'
import { useGone } from './use-gone.ts'
import { useRefusal } from './use-refusal.ts'
import { useThoseBefore } from './use-those-before.ts'
import { useWaited } from './use-waited.ts'

/** What is seen of an install while it is watched. */
export type InstallWatch = Pick<Arrivals, 'earlier'> & {
  progress: Progress
  /** The ids of those that came with a token from before the last rotation. */
  old: readonly string[]
  outcome: Outcome
  telling: Telling
  /** Whether nothing has moved for so long that it is time to say what to check. */
  overdue: boolean
  /** Whether connectors can be asked for now; where they can't, whether one of this install was seen before. */
  heard: Heard
  connectors: UseQueryResult<Connector[]>
}

const heardOf = (failed: boolean, seen: boolean): Heard => {
  if (!failed) return 'now'
  return seen ? 'before' : 'nothing'
}

const NOT_ONE: readonly string[] = []
const NONE: Connector[] = []
const NOBODY: LiveConnector[] = []

/**
 * Watches a tunnel for a connector that comes by its token. Where a replica is added, none of those that were there before
 * is it; where the first is installed, whoever is there is it, also for who comes to the page later.
 */
export function useInstallWatch(account: string, of: Tunnel, isReplica: boolean): InstallWatch {
  const { id: tunnel } = of
  const { edge } = useSession()
  const told = edge !== null
  const connectors = useQuery(connectorsQuery(account, tunnel, true))
  const { data: live = NOBODY } = useQuery({
    ...liveConnectorsQuery(account, tunnel, true),
    enabled: told,
  })
  const { marks, old } = useTokenMarks(account, tunnel, connectors.data ?? NONE)
  const before = useThoseBefore(of, connectors.data)
  const seen = seenConnectors(connectors.data ?? NONE, live)
  const { fresh, earlier } = arrivalsOf(seen, isReplica ? before : NOT_ONE, marks)
  const refusal = useRefusal(account, tunnel, connectors.dataUpdatedAt)
  const progress = stagesOf({ connectors: fresh, refusal, edge })
  const gone = useGone(seen, progress.connector)
  const waited = useWaited(progressKey(progress), connectors.dataUpdatedAt)
  return {
    progress,
    earlier,
    old,
    outcome: outcomeOf(progress, gone !== undefined),
    telling: { told, refusal, gone, hasEarlier: earlier.length > 0 },
    overdue: waited >= PATIENCE,
    heard: heardOf(connectors.error !== null, progress.connector !== undefined),
    connectors,
  }
}
