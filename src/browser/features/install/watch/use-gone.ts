import { useState } from 'react'
import type { SeenConnector } from '../../tunnels/seen-connectors.ts'

/** The connector that was counted last during this visit, once nothing is seen of it any more. */
export function useGone(
  seen: readonly SeenConnector[],
  counted: SeenConnector | undefined,
): SeenConnector | undefined {
  const [last, setLast] = useState(counted)
  if (counted !== undefined && counted.id !== last?.id) setLast(counted)
  const isThere = counted !== undefined || seen.some(({ id }) => id === last?.id)
  return isThere ? undefined : last
}
