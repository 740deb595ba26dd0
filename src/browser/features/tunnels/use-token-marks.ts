import { useQuery } from '@tanstack/react-query'
import type { LiveConnector } from '#contract/live.ts'
import type { Connector } from '#contract/tunnel.ts'
import { rotationQuery } from '../../queries/token-rotation.ts'
import { liveConnectorsQuery } from '../../queries/tunnels.ts'
import { useToldEvents } from '../events/use-events.ts'
import { useViewer } from '../shell/viewer.ts'
import {
  type LastRotation,
  type Marks,
  marksNoted,
  marksTold,
  rotationNoted,
  rotationTold,
} from './rotation.ts'

const NOBODY: LiveConnector[] = []

/** Which token each connector came with, as far as the edge tells, or this browser noted; and when it was last changed. */
export function useTokenMarks(account: string, tunnel: string, connectors: readonly Connector[]) {
  const { id, directory } = useViewer()
  const hasEdge = directory === 'local'
  const { data: live = NOBODY } = useQuery({
    ...liveConnectorsQuery(account, tunnel),
    enabled: hasEdge,
  })
  const { data: told } = useToldEvents(account, tunnel)
  const { data: noted = null } = useQuery({
    ...rotationQuery(id, { account, tunnel }),
    enabled: !hasEdge,
  })
  const ids = connectors.map((connector) => connector.id)
  const marks: Marks = hasEdge ? marksTold(live) : marksNoted(connectors, noted)
  const last: LastRotation | undefined = hasEdge
    ? rotationTold(told?.events ?? [])
    : rotationNoted(noted)
  return { marks, last, old: ids.filter((one) => marks.get(one) === 'old') }
}
