import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import type { Connector, Tunnel } from '#contract/tunnel.ts'

/** What is kept with the page's entry in the history: a reload, and Back, are the same visit. */
const Kept = z.object({ before: z.object({ tunnel: z.string(), connectors: z.array(z.string()) }) })

function kept(tunnel: string): readonly string[] | undefined {
  const { data } = Kept.safeParse(history.state)
  return data?.before.tunnel === tunnel ? data.before.connectors : undefined
}

const NONE: readonly string[] = []

/** Whether a tunnel says that nobody is connected: then whoever comes is new, be it before the first answer. */
const isEmpty = ({ status }: Tunnel): boolean => status === 'inactive' || status === 'down'

/**
 * The ids of the connectors that were there when this visit of the page began: none of them is the one being
 * installed. None before the first answer.
 */
export function useThoseBefore(
  tunnel: Tunnel,
  connectors: readonly Connector[] | undefined,
): readonly string[] {
  const { id } = tunnel
  const [before, setBefore] = useState(() => kept(id) ?? (isEmpty(tunnel) ? NONE : undefined))
  useEffect(() => {
    if (before !== undefined)
      history.replaceState({ ...history.state, before: { tunnel: id, connectors: before } }, '')
  }, [id, before])
  if (before !== undefined) return before
  if (connectors === undefined) return NONE
  const found = connectors.map((connector) => connector.id)
  setBefore(found)
  return found
}
