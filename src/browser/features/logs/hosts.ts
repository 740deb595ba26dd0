/** What the connectors to choose from are called. Pure. */
import type { Connector } from '#contract/tunnel.ts'
import { type Hosts, sourceName } from './feed.ts'

/** The hosts known before, and those that a stream has told since. */
export function hostsAfter(known: Hosts, told: Hosts): Hosts {
  const more = [...told].filter(([id, { hostname }]) => known.get(id)?.hostname !== hostname)
  return more.length === 0 ? known : new Map([...known, ...more])
}

/** The connectors to choose from, by the names their lines have; one that is asked for and gone is there too. */
export function connectorOptions(
  connectors: readonly Connector[],
  hosts: Hosts,
  asked: string | undefined,
) {
  const options = connectors.map(({ id, conns }) => ({
    value: id,
    label:
      hosts.get(id)?.hostname == null
        ? `${sourceName(id, hosts)} from ${conns[0]?.origin_ip || 'an unknown address'}`
        : sourceName(id, hosts),
  }))
  if (asked === undefined || connectors.some(({ id }) => id === asked)) return options
  return [...options, { value: asked, label: `${sourceName(asked, hosts)} (not connected)` }]
}
