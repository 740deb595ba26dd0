import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import type { Tunnel } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import { servicesQuery } from '../../queries/services.ts'
import { deleteTunnel } from '../../queries/tunnel-changes.ts'
import { connectorsQuery } from '../../queries/tunnels.ts'
import { notice } from '../../ui/notice.ts'
import { ConfirmDelete } from '../shell/ConfirmDelete.tsx'
import { servicesOf } from './tunnel-list.ts'

type Props = { account: string; tunnel: Tunnel; refused: string | undefined }

/** Deletes a tunnel; first says what still uses it, and what will be cut off. */
export function DeleteTunnel({ account, tunnel, refused }: Props) {
  const [, navigate] = useLocation()
  const { data: connectors = [] } = useQuery(connectorsQuery(account, tunnel.id))
  const { data: services = [] } = useQuery({
    ...servicesQuery(account),
    select: (all) => servicesOf(all, tunnel.id),
  })
  const inUse = services.length > 0
  return (
    <ConfirmDelete
      kind="tunnel"
      name={tunnel.name}
      refused={refused}
      blocked={
        inUse ? 'Move its VPC Services to another tunnel, or delete them, first.' : undefined
      }
      remove={() => deleteTunnel(account, tunnel.id)}
      onRemoved={() => {
        notice(`Tunnel ${tunnel.name} was deleted.`)
        navigate(pathTo('tunnels', { account }))
      }}
    >
      {inUse ? (
        <div>
          <p>
            {services.length === 1
              ? '1 VPC Service still uses this tunnel. Move it to another tunnel, or delete it, first:'
              : `${services.length} VPC Services still use this tunnel. Move them to another tunnel, or delete them, first:`}
          </p>
          <ul
            aria-label="VPC Services that use it"
            className="max-h-[30dvh] list-disc overflow-y-auto pl-5"
          >
            {services.map(({ service_id: service, name }) => (
              <li key={service}>
                <Link href={pathTo('service', { account, service })} className="link">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p>
          This can&rsquo;t be undone, and its token stops working.{' '}
          {connectors.length > 0
            ? `${connectors.length} connected ${connectors.length === 1 ? 'connector' : 'connectors'} will be disconnected.`
            : 'No connector is connected.'}
        </p>
      )}
    </ConfirmDelete>
  )
}
