import { useQuery } from '@tanstack/react-query'
import { refusal, RULES } from '#contract/rules.ts'
import type { LocalEdge } from '#contract/session.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import { useSession } from '../../queries/session.ts'
import { useViewer } from '../shell/viewer.ts'
import { tunnelQuery } from '../../queries/tunnels.ts'
import { useSearchState } from '../../search.ts'
import { Id } from '../../ui/Id.tsx'
import { Message } from '../../ui/Message.tsx'
import { Back } from '../shell/Back.tsx'
import { ButtonLink } from '../shell/ButtonLink.tsx'
import { FlowSearch } from '../shell/flow.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { PageTitle } from '../shell/PageTitle.tsx'
import { RoleHint } from '../shell/RoleHint.tsx'
import { InstallCommands } from './InstallCommands.tsx'
import { LocallyManaged } from '../tunnels/LocallyManaged.tsx'
import { NoQuic } from '../tunnels/NoQuic.tsx'
import { TunnelStatusNow } from '../tunnels/TunnelStatusNow.tsx'
import { WaitForConnector } from './WaitForConnector.tsx'

type Props = { account: string; tunnel: string }

/** The second step of a tunnel's life: its connector is installed, and the page sees it arrive. */
export function InstallPage({ account, tunnel: id }: Props) {
  const tunnel = useQuery(tunnelQuery(account, id, true))
  return (
    <Loaded query={tunnel} what="this tunnel" title="Install a connector">
      {(data) => (
        <div className="flex max-w-160 flex-col gap-6">
          <div>
            <Back href={pathTo('tunnel', { account, tunnel: id })}>{data.name}</Back>
            <PageTitle title={`Install a connector for ${data.name}`}>
              <TunnelStatusNow account={account} tunnel={data} stale={tunnel.isRefetchError} />
            </PageTitle>
          </div>
          {data.deleted_at == null ? (
            <Install account={account} tunnel={data} />
          ) : (
            <Message title="This tunnel was deleted">Its token no longer works.</Message>
          )}
        </div>
      )}
    </Loaded>
  )
}

/** What the host must reach. */
function reachWords(edge: LocalEdge | null): string {
  if (edge === null)
    return 'The host must be allowed outbound UDP port 7844, to Cloudflare’s network.'
  const address = `The host must reach the edge at ${edge.address}`
  return edge.quic === 'on'
    ? `${address}; on a Cloudflare account it is outbound UDP port 7844.`
    : `${address} over TCP.`
}

function Install({ account, tunnel }: { account: string; tunnel: Tunnel }) {
  const { id } = tunnel
  const [search] = useSearchState(FlowSearch)
  const viewer = useViewer()
  const { edge } = useSession()
  const why = refusal(RULES.tunnelToken, viewer)
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        Tunnel ID <Id id={id} what="Tunnel ID" />
      </p>
      <p className="text-dim">
        Choose the operating system and architecture of the host, and run the commands on it.
        Workers VPC needs cloudflared 2025.7.0 or newer. {reachWords(edge)}
      </p>
      <NoQuic />
      <LocallyManaged tunnel={tunnel} />
      {why === undefined ? (
        <InstallCommands account={account} tunnel={id} />
      ) : (
        <Message title="You may not see the install commands">
          <p>{why}</p>
          <RoleHint />
        </Message>
      )}
      <WaitForConnector account={account} tunnel={id} />
      <div>
        <ButtonLink
          look="primary"
          href={pathTo('serviceNew', { account }, { tunnel: id, from: search.from })}
        >
          {search.for === 'service' ? 'Return to the VPC Service' : 'Create a VPC Service'}
        </ButtonLink>
      </div>
    </>
  )
}
