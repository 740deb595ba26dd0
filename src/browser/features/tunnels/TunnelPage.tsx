import { useQuery } from '@tanstack/react-query'
import { pathTo } from '../../paths.ts'
import { connectorsQuery, tunnelQuery } from '../../queries/tunnels.ts'
import { NetworkBinding } from '../code/NetworkBinding.tsx'
import { WhatHappened } from '../events/WhatHappened.tsx'
import { Back } from '../shell/Back.tsx'
import { HowFresh } from '../shell/HowFresh.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { PageTitle } from '../shell/PageTitle.tsx'
import { AfterConnectFolded } from './AfterConnect.tsx'
import { ConnectorList } from './ConnectorList.tsx'
import { LocallyManaged } from './LocallyManaged.tsx'
import { ManagedMark } from './ManagedMark.tsx'
import { NoQuic } from './NoQuic.tsx'
import { meaningOf } from './status.ts'
import { DELETED } from './tunnel-list.ts'
import { TunnelActions } from './TunnelActions.tsx'
import { TunnelFacts } from './TunnelFacts.tsx'
import { TunnelServices } from './TunnelServices.tsx'
import { TunnelStatusNow } from './TunnelStatusNow.tsx'

/** One tunnel: is it up, and if not, why; who runs it; what depends on it. */
export function TunnelPage({ account, tunnel: id }: { account: string; tunnel: string }) {
  const tunnel = useQuery(tunnelQuery(account, id))
  const isAlive = tunnel.data?.deleted_at == null
  const connectors = useQuery({
    ...connectorsQuery(account, id),
    enabled: tunnel.isSuccess && isAlive,
  })
  return (
    <Loaded query={tunnel} what="this tunnel" title="Tunnel">
      {(data) => (
        <div className="flex flex-col gap-8">
          <div>
            <Back href={pathTo('tunnels', { account }, isAlive ? {} : { status: DELETED })}>
              {isAlive ? 'Tunnels' : 'Deleted tunnels'}
            </Back>
            <PageTitle title={data.name}>
              <TunnelStatusNow account={account} tunnel={data} stale={tunnel.isRefetchError} />
              <ManagedMark tunnel={data} />
              <HowFresh query={tunnel} also={[connectors]} />
            </PageTitle>
            {isAlive ? <TunnelActions account={account} tunnel={data} /> : null}
          </div>
          {isAlive ? null : (
            <p role="status">
              This tunnel was deleted. Its token no longer works, and it can&rsquo;t be brought
              back.
            </p>
          )}
          <TunnelFacts account={account} tunnel={data} stale={tunnel.isRefetchError} />
          {isAlive ? (
            <>
              <NoQuic />
              <ConnectorList account={account} tunnel={id} query={connectors} />
              <AfterConnectFolded />
              <LocallyManaged tunnel={data} />
            </>
          ) : null}
          <WhatHappened
            account={account}
            tunnel={data}
            status={isAlive ? meaningOf(data.status).label : 'Deleted'}
          />
          <TunnelServices account={account} tunnel={id} />
          {isAlive ? <NetworkBinding account={account} tunnel={data} /> : null}
        </div>
      )}
    </Loaded>
  )
}
