import { useQuery } from '@tanstack/react-query'
import type { Tunnel } from '#contract/tunnel.ts'
import { eventsQuery } from '../../queries/events.ts'
import { useNow } from '../../ui/use-now.ts'
import type { Meaning } from './status.ts'
import { meaningNow } from './status-now.ts'

/** What the status of a tunnel means, given what happened to it; the usual until that is known. */
export function useMeaning(account: string, { id, status }: Tunnel): Meaning {
  const now = useNow()
  const { data } = useQuery(eventsQuery(account, id))
  return meaningNow(status, data?.events ?? [], now)
}
