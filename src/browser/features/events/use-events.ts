import { useQuery } from '@tanstack/react-query'
import { eventsQuery } from '../../queries/events.ts'
import { observedQuery } from '../../queries/observed.ts'
import { useViewer } from '../shell/viewer.ts'

/** What an edge of our own tells of a tunnel; nothing where there is none to ask, on a Cloudflare account. */
export function useToldEvents(account: string, tunnel: string, waiting = false) {
  const { directory } = useViewer()
  return useQuery({ ...eventsQuery(account, tunnel, waiting), enabled: directory === 'local' })
}

/** What happened to a tunnel as far as anybody knows: `seen` by this browser where no edge tells it. */
export function useEvents(account: string, tunnel: string) {
  const viewer = useViewer()
  const seen = viewer.directory === 'cloudflare'
  const told = useToldEvents(account, tunnel)
  const observed = useQuery({ ...observedQuery(viewer.id, account, tunnel), enabled: seen })
  return { seen, query: seen ? observed : told }
}
