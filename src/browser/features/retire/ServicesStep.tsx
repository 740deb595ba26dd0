import type { VpcService } from '#contract/service.ts'
import { useMemo, useCallback } from 'react'
import { useSearchState } from '../../search.ts'
import { Button } from '../../ui/Button.tsx'
import { useSelection } from '../../ui/selection.ts'
import { DeleteServices } from '../bulk/DeleteServices.tsx'
import { JobPanel } from '../bulk/JobPanel.tsx'
import { MoveServices } from '../bulk/MoveServices.tsx'
import { FlowSearch } from '../shell/flow.ts'
import { NowhereToMove } from './NowhereToMove.tsx'
import { pointingWords, type Services } from './plan.ts'
import { ServiceItem } from './ServiceItem.tsx'
import { Unchecked } from './Unchecked.tsx'

type Props = { account: string; tunnel: string; services: Services; onRetry: () => void }

/** What points at the tunnel: to be moved to another one, or deleted. */
export const ServicesStep = ({ account, tunnel, services, onRetry }: Props) => (
  <>
    <p role="status">{services.is === 'here' ? pointingWords(services.data.length) : ''}</p>
    {services.is === 'unknown' ? (
      <Unchecked what="Which VPC Services point here" error={services.error} onRetry={onRetry} />
    ) : null}
    <JobPanel account={account} />
    {services.is === 'here' && services.data.length > 0 ? (
      <Pointing account={account} tunnel={tunnel} services={services.data} />
    ) : null}
  </>
)

/** From how many on the list scrolls by itself, so that the other steps stay near. */
const MANY = 10

type PointingProps = { account: string; tunnel: string; services: readonly VpcService[] }

function Pointing({ account, tunnel, services }: PointingProps) {
  const [{ tunnel: made }] = useSearchState(FlowSearch)
  const order = useMemo(() => services.map(({ service_id }) => service_id), [services])
  const [{ keys }, choose] = useSelection(order)
  const onTurn = useCallback(
    (key: string, extend: boolean) => choose({ do: 'turn', key, extend }),
    [choose],
  )
  const chosen = services.filter(({ service_id }) => keys.has(service_id))
  const meant = chosen.length > 0 ? chosen : services
  const clear = () => choose({ do: 'clear' })
  return (
    <>
      <p className="max-w-prose text-dim">
        A service that is moved keeps its Service ID, so the bindings of Workers go on working;
        their requests go through the other tunnel, which must reach the same host. Bindings to one
        that is deleted stop working.
      </p>
      <NowhereToMove account={account} tunnel={tunnel} />
      <div className="flex flex-wrap items-center gap-2">
        {services.length === 1 ? null : (
          <span role="status">{meantWords(chosen.length, services.length)}</span>
        )}
        <MoveServices account={account} services={meant} start={made} onBegun={clear} />
        <DeleteServices account={account} services={meant} onBegun={clear} />
        {chosen.length === 0 ? null : (
          <Button look="quiet" onClick={clear}>
            Clear selection
          </Button>
        )}
      </div>
      <ul
        aria-label="VPC Services that point here"
        className={services.length > MANY ? 'max-h-[60dvh] overflow-y-auto' : ''}
      >
        {services.map((service) => (
          <ServiceItem
            key={service.service_id}
            account={account}
            service={service}
            isChosen={keys.has(service.service_id)}
            onTurn={services.length === 1 ? undefined : onTurn}
          />
        ))}
      </ul>
    </>
  )
}

/** Which ones the buttons after it are about. */
const meantWords = (chosen: number, all: number): string =>
  chosen === 0 ? `All ${all}, unless you choose some:` : `${chosen} of ${all} chosen:`
