/** The columns of the list of tunnels: of those that are there, and of those that were deleted. */
import { Link } from 'wouter'
import type { Tunnel } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import type { Column } from '../../ui/DataTable.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { ConnectorCount, ConnectorVersion, ServiceCount } from './cells.tsx'
import { ManagedMark } from './ManagedMark.tsx'
import { TunnelStatusMark } from './TunnelStatusMark.tsx'

const nameColumn = (account: string): Column<Tunnel> => ({
  heading: 'Name',
  sortKey: 'name',
  cell: (tunnel) => (
    <span className="flex flex-wrap items-center gap-x-2">
      <Link href={pathTo('tunnel', { account, tunnel: tunnel.id })} className="link font-bold">
        {tunnel.name}
      </Link>
      <ManagedMark tunnel={tunnel} />
    </span>
  ),
})

const servicesColumn = (account: string): Column<Tunnel> => ({
  heading: 'VPC Services',
  cell: (tunnel) => <ServiceCount account={account} tunnel={tunnel} />,
})

const CREATED: Column<Tunnel> = {
  heading: 'Created',
  sortKey: 'created',
  cell: (tunnel) => <TimeAgo inRow at={tunnel.created_at} />,
}

/** Of those that are there; `stale` where it is only what was last heard. */
export const livingColumns = (account: string, stale: boolean): Column<Tunnel>[] => [
  nameColumn(account),
  {
    heading: 'Status',
    sortKey: 'status',
    cell: ({ status }) => <TunnelStatusMark focusable status={status} stale={stale} />,
  },
  { heading: 'Connectors', cell: (tunnel) => <ConnectorCount account={account} tunnel={tunnel} /> },
  { heading: 'Version', cell: (tunnel) => <ConnectorVersion account={account} tunnel={tunnel} /> },
  servicesColumn(account),
  CREATED,
]

/** Of those that were deleted. Services may still name one: their requests fail. */
export const deletedColumns = (account: string): Column<Tunnel>[] => [
  nameColumn(account),
  {
    heading: 'Deleted',
    sortKey: 'deleted',
    cell: (tunnel) => <TimeAgo inRow at={tunnel.deleted_at ?? ''} />,
  },
  servicesColumn(account),
  CREATED,
]
