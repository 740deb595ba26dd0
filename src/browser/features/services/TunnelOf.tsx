import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { pathTo } from '../../paths.ts'
import { tunnelsQuery } from '../../queries/tunnels.ts'
import { Coming, NotKnown } from '../../ui/InCell.tsx'
import { shortId } from '../../ui/short-id.ts'
import { knownOf } from '../shell/known.ts'
import { TunnelStatusMark } from '../tunnels/TunnelStatusMark.tsx'

type Props = { account: string; id: string }

/** The tunnel of a service, by name and with its live status. */
export function TunnelOf({ account, id }: Props) {
  const tunnels = useQuery({
    ...tunnelsQuery(account),
    select: (list) => list.find((one) => one.id === id) ?? null,
  })
  const known = knownOf(tunnels)
  if (id === '') return <span className="text-dim">Unknown</span>
  if (known.is === 'coming') return <Coming />
  if (known.is === 'unknown')
    return (
      <NotKnown
        shown={shortId(id)}
        why={`Tunnels could not be loaded: ${known.error.message} The tunnel’s id is ${id}.`}
      />
    )
  const tunnel = known.data
  if (tunnel === null) return <span className="text-dim">Deleted tunnel</span>
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-2">
      <Link href={pathTo('tunnel', { account, tunnel: id })} className="link">
        {tunnel.name}
      </Link>
      <TunnelStatusMark status={tunnel.status} stale={tunnels.isRefetchError} />
    </span>
  )
}
