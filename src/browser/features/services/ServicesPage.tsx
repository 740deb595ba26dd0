import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useCallback, useDeferredValue, useMemo } from 'react'
import { refusal, RULES } from '#contract/rules.ts'
import { tunnelOf, type VpcService } from '#contract/service.ts'
import { pathTo } from '../../paths.ts'
import { useSearchState } from '../../search.ts'
import { servicesQuery } from '../../queries/services.ts'
import { tunnelsQuery } from '../../queries/tunnels.ts'
import { useViewer } from '../shell/viewer.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Id } from '../../ui/Id.tsx'
import { useSelection } from '../../ui/selection.ts'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { ToolsSpot } from '../bulk/ToolsSpot.tsx'
import { CreateButton } from '../shell/CreateButton.tsx'
import { ListPage } from '../shell/ListPage.tsx'
import { Missing } from '../shell/Missing.tsx'
import { QuotaMeter } from './QuotaMeter.tsx'
import { fullWords } from './quota.ts'
import { ServiceFilters } from './ServiceFilters.tsx'
import { select, ServiceSearch } from './service-list.ts'
import { TunnelOf } from './TunnelOf.tsx'
import { hostWords, portWords, resolverWords, typeWords } from './words.ts'

const columnsOf = (account: string): Column<VpcService>[] => [
  {
    heading: 'Name',
    sortKey: 'name',
    cell: ({ service_id: service, name }) => (
      <Link href={pathTo('service', { account, service })} className="link font-bold">
        {name}
      </Link>
    ),
  },
  {
    heading: 'Service ID',
    cell: ({ service_id }) => <Id short id={service_id} what="Service ID" />,
  },
  { heading: 'Type', cell: typeWords },
  {
    heading: 'Host',
    sortKey: 'host',
    cell: ({ host }) => <span className="wrap-anywhere">{hostWords(host)}</span>,
  },
  { heading: 'Ports', cell: portWords },
  { heading: 'Tunnel', cell: ({ host }) => <TunnelOf account={account} id={tunnelOf(host)} /> },
  { heading: 'Resolver', cell: ({ host }) => resolverWords(host) },
  {
    heading: 'Updated',
    sortKey: 'updated',
    cell: ({ updated_at }) => <TimeAgo inRow at={updated_at} />,
  },
]

const keyOf = ({ service_id }: VpcService): string => service_id

/** All VPC Services of the account, live. */
export function ServicesPage({ account }: { account: string }) {
  const [search, change] = useSearchState(ServiceSearch)
  const viewer = useViewer()
  const services = useQuery(servicesQuery(account))
  const tunnels = useQuery(tunnelsQuery(account))
  const deferred = useDeferredValue(search)
  const rows = useMemo(() => select(services.data ?? [], deferred), [services.data, deferred])
  const full = fullWords(services.data?.length ?? 0)
  const columns = useMemo(() => columnsOf(account), [account])
  const order = useMemo(() => rows.map(keyOf), [rows])
  const [{ keys }, choose] = useSelection(order)
  const selected = useMemo(
    () => (services.data ?? []).filter((service) => keys.has(keyOf(service))),
    [services.data, keys],
  )
  const onTurn = useCallback(
    (key: string, extend: boolean) => choose({ do: 'turn', key, extend }),
    [choose],
  )

  return (
    <ListPage
      title="VPC Services"
      what="VPC Services"
      query={services}
      missing={<Missing what="Tunnels" query={tunnels} />}
      shown={rows.length}
      filtered={Boolean(search.q) || Boolean(search.type) || Boolean(search.tunnel)}
      onClear={() => change({ q: undefined, type: undefined, tunnel: undefined })}
      above={
        <ToolsSpot
          account={account}
          all={services.data ?? []}
          shown={rows}
          selected={selected}
          choose={choose}
        />
      }
      create={
        <CreateButton
          href={pathTo('serviceNew', { account })}
          rule={RULES.serviceCreate}
          full={full}
        />
      }
      empty={`A VPC Service is a host in your private network that a Worker can reach through a tunnel, and nothing else there. ${refusal(RULES.serviceCreate, viewer) ?? 'Select Create to make the first one.'}`}
      filters={<ServiceFilters account={account} search={search} onChange={change} />}
      meter={services.data === undefined ? null : <QuotaMeter count={services.data.length} />}
    >
      <DataTable
        label="VPC Services"
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        sort={search.sort ?? 'name'}
        onSort={(sort) => change({ sort })}
        asked={JSON.stringify(deferred)}
        selection={{ chosen: keys, nameOf: ({ name }) => name, onTurn }}
      />
    </ListPage>
  )
}
