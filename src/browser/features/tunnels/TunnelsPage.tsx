import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import { refusal, RULES } from '#contract/rules.ts'
import { TUNNEL_STATUSES } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import { useSearchState } from '../../search.ts'
import { useViewer } from '../shell/viewer.ts'
import { servicesQuery } from '../../queries/services.ts'
import { deletedTunnelsQuery, MOST_TUNNELS_TOLD, tunnelsQuery } from '../../queries/tunnels.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { CreateButton } from '../shell/CreateButton.tsx'
import { ListPage } from '../shell/ListPage.tsx'
import { Missing } from '../shell/Missing.tsx'
import { deletedColumns, livingColumns } from './columns.tsx'
import { STATUS } from './status.ts'
import { DELETED, select, sortOf, TunnelSearch } from './tunnel-list.ts'

const STATUSES = [
  ...TUNNEL_STATUSES.map((value) => ({ value, label: STATUS[value].label })),
  { value: DELETED, label: 'Deleted' },
]

/** All living tunnels of the account, live; or, when asked for, those that were deleted. */
export function TunnelsPage({ account }: { account: string }) {
  const [search, change] = useSearchState(TunnelSearch)
  const deleted = search.status === DELETED
  const tunnels = useQuery({ ...tunnelsQuery(account), enabled: !deleted })
  const gone = useQuery({ ...deletedTunnelsQuery(account), enabled: deleted })
  const query = deleted ? gone : tunnels
  const services = useQuery(servicesQuery(account))
  const deferred = useDeferredValue(search)
  const rows = useMemo(() => select(query.data ?? [], deferred), [query.data, deferred])
  const stale = tunnels.isRefetchError
  const columns = useMemo(
    () => (deleted ? deletedColumns(account) : livingColumns(account, stale)),
    [account, deleted, stale],
  )
  const { what, empty } = useWords(deleted)

  return (
    <ListPage
      title={deleted ? 'Deleted tunnels' : 'Tunnels'}
      what={what}
      query={query}
      missing={
        <>
          <Missing what="VPC Services" query={services} />
          {deleted && query.data?.length === MOST_TUNNELS_TOLD ? <NotAll /> : null}
        </>
      }
      shown={rows.length}
      filtered={Boolean(search.q) || Boolean(search.status)}
      onClear={() => change({ q: undefined, status: undefined })}
      create={<CreateButton href={pathTo('tunnelNew', { account })} rule={RULES.tunnelCreate} />}
      empty={empty}
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
        key={what}
        label={deleted ? 'Deleted tunnels' : 'Tunnels'}
        columns={columns}
        rows={rows}
        keyOf={(tunnel) => tunnel.id}
        sort={sortOf(search)}
        onSort={(sort) => change({ sort })}
        asked={JSON.stringify(deferred)}
      />
    </ListPage>
  )
}

/** What the list holds, and what is said of it when there is nothing. */
function useWords(deleted: boolean) {
  const viewer = useViewer()
  if (deleted)
    return {
      what: 'deleted tunnels',
      empty: 'A tunnel that is deleted stands here, with when that was and what happened to it.',
    }
  const todo =
    refusal(RULES.tunnelCreate, viewer) ??
    'Select Create to make one, and run its connector on a host inside that network.'
  return {
    what: 'tunnels',
    empty: `A tunnel joins your private network to Cloudflare. ${todo}`,
  }
}

const NotAll = () => (
  <p className="mb-2 text-dim">
    The API tells of {MOST_TUNNELS_TOLD} deleted tunnels at once, so there may be more.
  </p>
)
