import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import type { VpcService } from '#contract/service.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import { servicesQuery } from '../../queries/services.ts'
import { deleteTunnel } from '../../queries/tunnel-changes.ts'
import { connectorsQuery } from '../../queries/tunnels.ts'
import { notice } from '../../ui/notice.ts'
import { ConfirmDelete } from '../shell/ConfirmDelete.tsx'
import { connectorWords, sureOf, verdictOn } from './before-deleting.ts'
import { servicesOf } from './tunnel-list.ts'

type Props = { account: string; tunnel: Tunnel; refused: string | undefined }

/** Deletes a tunnel; first says what still uses it, what will be cut off, and what of that is not known. */
export function DeleteTunnel({ account, tunnel, refused }: Props) {
  const [, navigate] = useLocation()
  const connectors = sureOf(useQuery(connectorsQuery(account, tunnel.id)))
  const users = sureOf(
    useQuery({ ...servicesQuery(account), select: (all) => servicesOf(all, tunnel.id) }),
  )
  return (
    <ConfirmDelete
      kind="tunnel"
      name={tunnel.name}
      refused={refused}
      {...verdictOn(users)}
      remove={() => deleteTunnel(account, tunnel.id)}
      onRemoved={() => {
        notice(`Tunnel ${tunnel.name} was deleted.`)
        navigate(pathTo('tunnels', { account }))
      }}
    >
      {users.is === 'here' && users.data.length > 0 ? (
        <Users account={account} services={users.data} />
      ) : (
        <p>This can&rsquo;t be undone, and its token stops working. {connectorWords(connectors)}</p>
      )}
    </ConfirmDelete>
  )
}

const Users = ({ account, services }: { account: string; services: readonly VpcService[] }) => (
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
)
