import { useQuery } from '@tanstack/react-query'
import { tunnelOnceQuery } from '../../queries/tunnels.ts'
import type { Purpose } from '../shell/flow.ts'

/** What the page that deletes a tunnel is called, for a way back to it. */
export function useDeletionTitle(account: string, purpose: Purpose): string {
  const leaving = purpose.is === 'retire' ? purpose.leaving : ''
  const { data } = useQuery({ ...tunnelOnceQuery(account, leaving), enabled: leaving !== '' })
  return data === undefined ? 'Delete the other tunnel' : `Delete ${data.name}`
}
