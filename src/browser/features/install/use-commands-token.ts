import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { queryClient } from '../../queries/client.ts'
import { tokenQuery } from '../../queries/tunnels.ts'
import { notice, problemNotice } from '../../ui/notice.ts'
import { useToldEvents } from '../events/use-events.ts'
import { type Base, baseOf, rotatedSince } from './rotated.ts'

/** What is known of the token that the commands have: it is the one they began with, was rotated, or has been replaced. */
export type TokenState = { is: 'first' } | { is: 'rotated'; by: string | null } | { is: 'replaced' }

/** For how long a token is taken for the current one where nobody tells of a rotation, in milliseconds. */
const TRUSTED = 60_000

/**
 * The token for the commands of a page that somebody else's rotation may make useless while it is open. An edge of our own
 * tells of it among the events that the page hears anyway. Cloudflare's API tells nothing, so there the token is asked for
 * again when somebody comes back to the tab after a minute or more: who rotates has mostly been elsewhere, it is one
 * request, of those that may see the token alone, and an answer that is the same changes nothing on the page.
 */
export function useCommandsToken(
  account: string,
  tunnel: string,
  told: boolean,
): { token: UseQueryResult<string>; state: TokenState } {
  const token = useQuery({
    ...tokenQuery(account, tunnel),
    ...(!told && { staleTime: TRUSTED }),
  })
  const { data, dataUpdatedAt } = useToldEvents(account, tunnel, true)
  const events = { events: data?.events ?? [], heardAt: dataUpdatedAt }
  const [base, setBase] = useState<Base>()
  const next = baseOf(base, token.dataUpdatedAt, events)
  if (next !== base) setBase(next)
  const [first, setFirst] = useState<string>()
  if (first === undefined && token.data !== undefined) setFirst(token.data)
  const rotation = rotatedSince(next, events)
  if (rotation !== undefined) return { token, state: { is: 'rotated', by: rotation.actor } }
  const isFirst = first === undefined || token.data === first
  return { token, state: { is: isFirst ? 'first' : 'replaced' } }
}

/** Puts the current token into the commands. Where that fails they keep the one they have. */
export async function renewToken(account: string, tunnel: string): Promise<void> {
  try {
    await queryClient.fetchQuery({ ...tokenQuery(account, tunnel), staleTime: 0 })
    notice('The commands have the current token.')
  } catch {
    problemNotice('The current token could not be had. The commands are as they were.')
  }
}
