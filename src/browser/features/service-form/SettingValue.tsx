import { useQuery } from '@tanstack/react-query'
import { tunnelsQuery } from '../../queries/tunnels.ts'
import { FIELDS, type Field, type Settings } from './service-fields.ts'

type Props = { account: string; field: Field; of: Settings }

/** What a version says of one setting; of what has a name, its name. */
export function SettingValue({ account, field, of }: Props) {
  const { value, isId } = FIELDS[field]
  const said = value(of)
  if (said === '') return <span className="text-dim">none</span>
  return isId ? <Named account={account} id={said} /> : <span>{said}</span>
}

function Named({ account, id }: { account: string; id: string }) {
  const tunnels = useQuery(tunnelsQuery(account))
  return <span>{tunnels.data?.find((tunnel) => tunnel.id === id)?.name ?? id}</span>
}
