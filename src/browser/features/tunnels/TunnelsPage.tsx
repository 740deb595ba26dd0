import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useDeferredValue, useMemo } from 'react'
import { refusal, RULES } from '#contract/rules.ts'
import { TUNNEL_STATUSES, type Tunnel } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import { useSearchState } from '../../search.ts'
import { useViewer } from '../shell/viewer.ts'
import { servicesQuery } from '../../queries/services.ts'
import { tunnelsQuery } from '../../queries/tunnels.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { CreateButton } from '../shell/CreateButton.tsx'
import { ListPage } from '../shell/ListPage.tsx'
import { Missing } from '../shell/Missing.tsx'
import { ConnectorCount, ConnectorVersion, ServiceCount } from './cells.tsx'
import { STATUS } from './status.ts'
import { select, TunnelSearch } from './tunnel-list.ts'
import { TunnelStatusMark } from './TunnelStatusMark.tsx'

const STATUSES = TUNNEL_STATUSES.map((value) => ({ value, label: STATUS[value].label }))

const columnsOf = (account: string, stale: boolean): Column<Tunnel>[] => [
  {
    heading: 'Name',
    sortKey: 'name',
    cell: (tunnel) => (
      <Link href={pathTo('tunnel', { account, tunnel: tunnel.id })} className="link font-bold">
        {tunnel.name}
      </Link>
    ),
  },
  {
    heading: 'Status',
    sortKey: 'status',
    cell: ({ status }) => <TunnelStatusMark focusable status={status} stale={stale} />,
  },
  { heading: 'Connectors', cell: (tunnel) => <ConnectorCount account={account} tunnel={tunnel} /> },
  { heading: 'Version', cell: (tunnel) => <ConnectorVersion account={account} tunnel={tunnel} /> },
  { heading: 'VPC Services', cell: (tunnel) => <ServiceCount account={account} tunnel={tunnel} /> },
  {
    heading: 'Created',
    sortKey: 'created',
    cell: (tunnel) => <TimeAgo inRow at={tunnel.created_at} />,
  },
]

/** All living tunnels of the account, live. */
export function TunnelsPage({ account }: { account: string }) {
  const [search, change] = useSearchState(TunnelSearch)
  const viewer = useViewer()
  const tunnels = useQuery(tunnelsQuery(account))
  const services = useQuery(servicesQuery(account))
  const deferred = useDeferredValue(search)
  const rows = useMemo(() => select(tunnels.data ?? [], deferred), [tunnels.data, deferred])
  const stale = tunnels.isRefetchError
  const columns = useMemo(() => columnsOf(account, stale), [account, stale])

  return (
    <ListPage
      title="Tunnels"
      what="tunnels"
      query={tunnels}
      missing={<Missing what="VPC Services" query={services} />}
      shown={rows.length}
      filtered={Boolean(search.q) || Boolean(search.status)}
      onClear={() => change({ q: undefined, status: undefined })}
      create={<CreateButton href={pathTo('tunnelNew', { account })} rule={RULES.tunnelCreate} />}
      empty={`A tunnel joins your private network to Cloudflare. ${refusal(RULES.tunnelCreate, viewer) ?? 'Select Create to make one, and run its connector on a host inside that network.'}`}
      filters={
        <>
          <SearchField
            label="Search tunnels"
            value={search.q ?? ''}
            onChange={(q) => change({ q: q || undefined })}
          />
          <SelectField
            label="Status"
            any="Any status"
            value={search.status ?? ''}
            options={STATUSES}
            onChange={(status) => change({ status: status || undefined })}
          />
        </>
      }
    >
      <DataTable
        label="Tunnels"
        columns={columns}
        rows={rows}
        keyOf={(tunnel) => tunnel.id}
        sort={search.sort ?? 'name'}
        onSort={(sort) => change({ sort })}
        asked={JSON.stringify(deferred)}
      />
    </ListPage>
  )
}
