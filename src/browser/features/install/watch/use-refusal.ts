import { useState } from 'react'
import type { TunnelEvent } from '#contract/event.ts'
import { useToldEvents } from '../../events/use-events.ts'
import { type Joining, joiningOf, refusalNow } from './refusal.ts'

/** Whom the tunnel turned away just now, if that still matters; `connectorsAt` is when its connectors were last heard of. */
export function useRefusal(
  account: string,
  tunnel: string,
  connectorsAt: number,
): TunnelEvent | undefined {
  const { data, dataUpdatedAt } = useToldEvents(account, tunnel, true)
  const told = { events: data?.events ?? [], heardAt: dataUpdatedAt }
  const [joining, setJoining] = useState<Joining>()
  const next = joiningOf(joining, told)
  if (next !== joining) setJoining(next)
  return refusalNow(told, next, connectorsAt)
}
