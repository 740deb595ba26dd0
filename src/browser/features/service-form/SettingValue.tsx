import { useQuery } from '@tanstack/react-query'
import { certificatesQuery } from '../../queries/certificates.ts'
import { tunnelsQuery } from '../../queries/tunnels.ts'
import { FIELDS, type Field, type Settings } from './service-fields.ts'

type Props = { account: string; field: Field; of: Settings }

/** What a version says of one setting; of what has a name, its name. */
export function SettingValue({ account, field, of }: Props) {
  const { value, isId } = FIELDS[field]
  const said = value(of)
  if (said === '') return <span className="text-dim">none</span>
  return isId ? <Named account={account} field={field} id={said} /> : <span>{said}</span>
}

function Named({ account, field, id }: { account: string; field: Field; id: string }) {
  const isTunnel = field === 'tunnel'
  const tunnels = useQuery({ ...tunnelsQuery(account), enabled: isTunnel })
  const certificates = useQuery({ ...certificatesQuery(account), enabled: !isTunnel })
  const named = [...(tunnels.data ?? []), ...(certificates.data ?? [])].find((it) => it.id === id)
  return <span>{named?.name ?? id}</span>
}
