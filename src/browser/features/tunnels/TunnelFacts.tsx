import type { Tunnel } from '#contract/tunnel.ts'
import { Facts } from '../../ui/Facts.tsx'
import { Id } from '../../ui/Id.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { TunnelStatusMark } from './TunnelStatusMark.tsx'
import { useMeaning } from './use-meaning.ts'

type Props = {
  account: string
  tunnel: Tunnel
  /** Whether it is only what was last heard. */
  stale: boolean
}

/** Where a tunnel's configuration is kept, by its `config_src`. */
const MANAGED = new Map([
  ['local', 'Locally, by a file on its host'],
  ['cloudflare', 'Remotely, from here'],
])

/** What a tunnel is, and what its status means with what happened to it. */
export const TunnelFacts = ({ account, tunnel, stale }: Props) => (
  <Facts
    label="Tunnel"
    facts={[
      ['Tunnel ID', <Id key="id" id={tunnel.id} what="Tunnel ID" />],
      tunnel.deleted_at == null
        ? ['Status', <Status key="status" account={account} tunnel={tunnel} stale={stale} />]
        : undefined,
      ['Managed', MANAGED.get(tunnel.config_src ?? '') ?? 'Not told'],
      ['Created', <TimeAgo key="created" at={tunnel.created_at} />],
      tunnel.deleted_at == null
        ? undefined
        : ['Deleted', <TimeAgo key="deleted" at={tunnel.deleted_at} />],
    ]}
  />
)

function Status({ account, tunnel, stale }: Props) {
  const meaning = useMeaning(account, tunnel)
  // A tunnel that was never connected has been so since it was created, which stands below.
  const since =
    tunnel.status === 'inactive' ? null : (tunnel.conns_inactive_at ?? tunnel.conns_active_at)
  return (
    <>
      <TunnelStatusMark status={tunnel.status} meaning={meaning} stale={stale} />{' '}
      {since == null ? null : (
        <span className={stale ? 'text-dim' : ''}>
          since <Moment at={since} />
        </span>
      )}
      <span className="block max-w-prose wrap-anywhere text-dim">
        {stale ? 'This is what was last heard.' : `${meaning.means} ${meaning.todo}`}
      </span>
    </>
  )
}
