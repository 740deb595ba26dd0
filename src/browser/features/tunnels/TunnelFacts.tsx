import type { Tunnel } from '#contract/tunnel.ts'
import { Facts } from '../../ui/Facts.tsx'
import { Id } from '../../ui/Id.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { useViewer } from '../shell/viewer.ts'
import { managedWords } from './managed.ts'
import { sinceOf } from './status.ts'
import { TunnelStatusMark } from './TunnelStatusMark.tsx'
import { useMeaning } from './use-meaning.ts'

type Props = {
  account: string
  tunnel: Tunnel
  /** Whether it is only what was last heard. */
  stale: boolean
}

/** What a tunnel is, and what its status means with what happened to it. */
export const TunnelFacts = ({ account, tunnel, stale }: Props) => (
  <Facts
    label="Tunnel"
    facts={[
      ['Tunnel ID', <Id key="id" id={tunnel.id} what="Tunnel ID" />],
      tunnel.deleted_at == null
        ? ['Status', <Status key="status" account={account} tunnel={tunnel} stale={stale} />]
        : undefined,
      ['Managed', <Managed key="managed" by={tunnel.config_src} />],
      ['Created', <TimeAgo key="created" at={tunnel.created_at} />],
      tunnel.deleted_at == null
        ? undefined
        : ['Deleted', <TimeAgo key="deleted" at={tunnel.deleted_at} />],
    ]}
  />
)

const Managed = ({ by }: { by: Tunnel['config_src'] }) => managedWords(by, useViewer().directory)

function Status({ account, tunnel, stale }: Props) {
  const meaning = useMeaning(account, tunnel)
  const since = sinceOf(tunnel)
  return (
    <>
      <TunnelStatusMark status={tunnel.status} meaning={meaning} stale={stale} />{' '}
      {since === null ? null : (
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
