import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { pathTo } from '../../paths.ts'
import { tunnelsQuery } from '../../queries/tunnels.ts'
import { TunnelStatusMark } from '../tunnels/TunnelStatusMark.tsx'

type Props = { account: string; id: string }

/** The tunnel of a service, by name and with its live status. */
export function TunnelOf({ account, id }: Props) {
  const tunnels = useQuery({
    ...tunnelsQuery(account),
    select: (list) => list.find((tunnel) => tunnel.id === id),
  })
  if (tunnels.isPending) return null
  if (tunnels.data === undefined)
    return (
      <span className="text-dim">
        {tunnels.isError || id === '' ? 'Unknown' : 'Deleted tunnel'}
      </span>
    )
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-2">
      <Link href={pathTo('tunnel', { account, tunnel: id })} className="link">
        {tunnels.data.name}
      </Link>
      <TunnelStatusMark status={tunnels.data.status} stale={tunnels.isRefetchError} />
    </span>
  )
}
