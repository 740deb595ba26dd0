import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { refusal, RULES } from '#contract/rules.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import { useViewer } from '../shell/viewer.ts'
import { connectorsQuery, tunnelQuery } from '../../queries/tunnels.ts'
import { Button } from '../../ui/Button.tsx'
import { WhatHappened } from '../events/WhatHappened.tsx'
import { Back } from '../shell/Back.tsx'
import { ButtonLink } from '../shell/ButtonLink.tsx'
import { HowFresh } from '../shell/HowFresh.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { logRuleOf } from '../shell/log-rule.ts'
import { PageTitle } from '../shell/PageTitle.tsx'
import { ConnectorList } from './ConnectorList.tsx'
import { DeleteTunnel } from './DeleteTunnel.tsx'
import { NoQuic } from './NoQuic.tsx'
import { RenameTunnel } from './RenameTunnel.tsx'
import { meaningOf } from './status.ts'
import { TunnelFacts } from './TunnelFacts.tsx'
import { TunnelServices } from './TunnelServices.tsx'
import { TunnelStatusNow } from './TunnelStatusNow.tsx'

/** One tunnel: is it up, and if not, why; who runs it; what depends on it. */
export function TunnelPage({ account, tunnel: id }: { account: string; tunnel: string }) {
  const tunnel = useQuery(tunnelQuery(account, id))
  const connectors = useQuery({ ...connectorsQuery(account, id), enabled: tunnel.isSuccess })
  return (
    <Loaded query={tunnel} what="this tunnel" title="Tunnel">
      {(data) => (
        <div className="flex flex-col gap-8">
          <div>
            <Back href={pathTo('tunnels', { account })}>Tunnels</Back>
            <PageTitle title={data.name}>
              <TunnelStatusNow account={account} tunnel={data} stale={tunnel.isRefetchError} />
              <HowFresh query={tunnel} also={[connectors]} />
              {data.deleted_at == null ? <Actions account={account} tunnel={data} /> : null}
            </PageTitle>
          </div>
          {data.deleted_at == null ? null : (
            <p role="status">This tunnel was deleted. Its token no longer works.</p>
          )}
          <TunnelFacts account={account} tunnel={data} stale={tunnel.isRefetchError} />
          <NoQuic />
          <ConnectorList account={account} tunnel={id} query={connectors} />
          <WhatHappened
            account={account}
            tunnel={data}
            status={data.deleted_at == null ? meaningOf(data.status).label : 'Deleted'}
          />
          <TunnelServices account={account} tunnel={id} />
        </div>
      )}
    </Loaded>
  )
}

function Actions({ account, tunnel }: { account: string; tunnel: Tunnel }) {
  const viewer = useViewer()
  const [, navigate] = useLocation()
  return (
    <div className="grid w-full grid-cols-[auto_auto] gap-2 md:ml-auto md:flex md:w-auto">
      <LiveLogs href={pathTo('tunnelLogs', { account, tunnel: tunnel.id })} />
      <Button
        disabledReason={refusal(RULES.tunnelToken, viewer)}
        onClick={() => navigate(pathTo('tunnelInstall', { account, tunnel: tunnel.id }))}
      >
        Install a connector
      </Button>
      <RenameTunnel
        account={account}
        tunnel={tunnel}
        refused={refusal(RULES.tunnelUpdate, viewer)}
      />
      <DeleteTunnel
        account={account}
        tunnel={tunnel}
        refused={refusal(RULES.tunnelDelete, viewer)}
      />
    </div>
  )
}

/** The way to the live logs, which on a Cloudflare account takes more than to see the tunnel. */
function LiveLogs({ href }: { href: string }) {
  const viewer = useViewer()
  const why = refusal(logRuleOf(viewer.directory), viewer)
  if (why !== undefined) return <Button disabledReason={why}>Live logs</Button>
  return <ButtonLink href={href}>Live logs</ButtonLink>
}
