import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { LiveConnector } from '#contract/live.ts'
import type { Connector, Tunnel } from '#contract/tunnel.ts'
import { useSession } from '../../../queries/session.ts'
import { connectorsQuery, liveConnectorsQuery } from '../../../queries/tunnels.ts'
import { useLastRefusal } from '../../events/LastRefusal.tsx'
import { seenConnectors } from '../../tunnels/seen-connectors.ts'
import { useTokenMarks } from '../../tunnels/use-token-marks.ts'
import { type Arrivals, arrivalsOf } from './arrivals.ts'
import { outcomeOf, type Outcome, type Telling } from './stage-words.ts'
import { PATIENCE, type Progress, progressKey, stagesOf } from './stages.ts'
import { useThoseBefore } from './use-those-before.ts'
import { useWaited } from './use-waited.ts'

/** What is seen of an install while it is watched. */
export type InstallWatch = Pick<Arrivals, 'earlier'> & {
  progress: Progress
  outcome: Outcome
  telling: Telling
  /** Whether nothing has moved for so long that it is time to say what to check. */
  overdue: boolean
  /** Whether connectors can't be asked for now, and none of this install was seen. */
  unheard: boolean
  connectors: UseQueryResult<Connector[]>
}

const NONE: Connector[] = []
const NOBODY: LiveConnector[] = []

/** Watches a tunnel for a connector that comes by its token. */
export function useInstallWatch(account: string, of: Tunnel): InstallWatch {
  const { id: tunnel } = of
  const { edge } = useSession()
  const told = edge !== null
  const connectors = useQuery(connectorsQuery(account, tunnel, true))
  const { data: live = NOBODY } = useQuery({
    ...liveConnectorsQuery(account, tunnel, true),
    enabled: told,
  })
  const { marks } = useTokenMarks(account, tunnel, connectors.data ?? NONE)
  const before = useThoseBefore(of, connectors.data)
  const seen = seenConnectors(connectors.data ?? NONE, live)
  const { fresh, earlier } = arrivalsOf(seen, before, marks)
  const refusal = useLastRefusal(account, tunnel)
  const progress = stagesOf({ connectors: fresh, refusal, edge })
  const waited = useWaited(progressKey(progress), connectors.dataUpdatedAt)
  return {
    progress,
    earlier,
    outcome: outcomeOf(progress),
    telling: { told, refusal },
    overdue: waited >= PATIENCE,
    unheard: connectors.error !== null && progress.connector === undefined,
    connectors,
  }
}
