import { useQuery } from '@tanstack/react-query'
import type { Tunnel } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import { servicesQuery } from '../../queries/services.ts'
import { connectorsQuery, tunnelQuery } from '../../queries/tunnels.ts'
import { Back } from '../shell/Back.tsx'
import { HowFresh } from '../shell/HowFresh.tsx'
import { knownOf } from '../shell/known.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { PageTitle } from '../shell/PageTitle.tsx'
import { refresh } from '../shell/refresh.ts'
import { servicesOf } from '../tunnels/tunnel-list.ts'
import { TunnelStatusNow } from '../tunnels/TunnelStatusNow.tsx'
import { ConnectorsStep } from './ConnectorsStep.tsx'
import { DeleteStep } from './DeleteStep.tsx'
import { Gone } from './Gone.tsx'
import { MayNot } from './MayNot.tsx'
import { type Connectors, planOf, type Services, sureOf } from './plan.ts'
import { ServicesStep } from './ServicesStep.tsx'
import { Step } from './Step.tsx'
import { WhatIsLost } from './WhatIsLost.tsx'

/** Leads to a deleted tunnel step by step. It can be left and found again at any of them. */
export function DeleteTunnelPage({ account, tunnel: id }: { account: string; tunnel: string }) {
  const tunnel = useQuery(tunnelQuery(account, id))
  const isAlive = tunnel.data !== undefined && tunnel.data.deleted_at == null
  const connectors = useQuery({ ...connectorsQuery(account, id, true), enabled: isAlive })
  const services = useQuery({
    ...servicesQuery(account),
    select: (all) => servicesOf(all, id),
    enabled: isAlive,
  })
  return (
    <>
      {knownOf(tunnel).is === 'here' ? null : (
        <Back href={pathTo('tunnels', { account })}>Tunnels</Back>
      )}
      <Loaded query={tunnel} what="this tunnel" title="Delete a tunnel">
        {(data) => (
          <div className="flex max-w-220 flex-col gap-6">
            <div>
              <Back href={pathTo('tunnel', { account, tunnel: id })}>{data.name}</Back>
              <PageTitle title={`Delete ${data.name}`}>
                <TunnelStatusNow account={account} tunnel={data} stale={tunnel.isRefetchError} />
                <HowFresh query={tunnel} also={[connectors, services]} />
              </PageTitle>
            </div>
            {isAlive ? (
              <Steps
                account={account}
                tunnel={data}
                services={sureOf(services)}
                connectors={sureOf(connectors)}
                onRetry={() => refresh(tunnel, services, connectors)}
              />
            ) : (
              <Gone account={account} tunnel={id} />
            )}
          </div>
        )}
      </Loaded>
    </>
  )
}

type Props = {
  account: string
  tunnel: Tunnel
  services: Services
  connectors: Connectors
  /** Asks for all of it anew. */
  onRetry: () => void
}

function Steps({ account, tunnel, services, connectors, onRetry }: Props) {
  const plan = planOf(services, connectors)
  const isFree = services.is === 'here' && services.data.length === 0
  return (
    <>
      <p className="max-w-prose text-dim">
        Three steps, each as far as this tunnel needs it. You can leave and come back, here or on
        another machine: the page shows what is left.
      </p>
      <MayNot account={account} withServices={!isFree} />
      <ol className="flex flex-col gap-8">
        <Step number={1} title="Move or delete its VPC Services" state={plan.services}>
          <ServicesStep
            account={account}
            tunnel={tunnel.id}
            services={services}
            onRetry={onRetry}
          />
        </Step>
        <Step number={2} title="Stop its connectors" state={plan.connectors}>
          <ConnectorsStep
            account={account}
            tunnel={tunnel}
            connectors={connectors}
            inUse={plan.services.is === 'current'}
            onRetry={onRetry}
          />
        </Step>
        <Step number={3} title="Delete the tunnel" state={plan.removal}>
          <WhatIsLost account={account} tunnel={tunnel} connectors={connectors} />
          {/* Who types the name of a tunnel that is renamed meanwhile begins anew. */}
          <DeleteStep
            key={tunnel.name}
            account={account}
            tunnel={tunnel}
            services={services}
            onRefused={onRetry}
          />
        </Step>
      </ol>
    </>
  )
}
