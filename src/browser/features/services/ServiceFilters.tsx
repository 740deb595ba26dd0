import { useQuery } from '@tanstack/react-query'
import { tunnelsQuery } from '../../queries/tunnels.ts'
import { knownOf } from '../shell/known.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import type { ServiceSearch } from './service-list.ts'

const TYPES = [
  { value: 'http', label: 'HTTP' },
  { value: 'tcp', label: 'TCP' },
]

type Props = { account: string; search: ServiceSearch; onChange: (next: ServiceSearch) => void }

/** What narrows the list of services: text, type, tunnel. */
export function ServiceFilters({ account, search, onChange }: Props) {
  const known = knownOf(useQuery(tunnelsQuery(account)))
  // Until the names are there, a chosen tunnel goes by its id: whether it is unknown is not known yet.
  const chosen = search.tunnel ? [{ value: search.tunnel, label: search.tunnel }] : []
  const byTunnel =
    known.is === 'here' ? known.data.map(({ id, name }) => ({ value: id, label: name })) : chosen
  return (
    <>
      <SearchField
        label="Search VPC Services"
        value={search.q ?? ''}
        onChange={(q) => onChange({ q: q || undefined })}
      />
      <SelectField
        label="Type"
        any="Any type"
        value={search.type ?? ''}
        options={TYPES}
        onChange={(type) => onChange({ type: type || undefined })}
      />
      <SelectField
        label="Tunnel"
        any="Any tunnel"
        value={search.tunnel ?? ''}
        options={byTunnel}
        without={known.is === 'unknown' ? 'Tunnels could not be loaded' : undefined}
        onChange={(tunnel) => onChange({ tunnel: tunnel || undefined })}
      />
    </>
  )
}
