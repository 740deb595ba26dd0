import type { Tunnel } from '#contract/tunnel.ts'
import { useNow } from '../../ui/use-now.ts'
import { useToldEvents } from '../events/use-events.ts'
import type { Meaning } from './status.ts'
import { meaningNow } from './status-now.ts'

/** What the status of a tunnel means, given what happened to it; the usual where that is not known. */
export function useMeaning(account: string, { id, status }: Tunnel): Meaning {
  const now = useNow()
  const { data } = useToldEvents(account, id)
  return meaningNow(status, data?.events ?? [], now)
}
