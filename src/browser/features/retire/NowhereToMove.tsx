import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { pathTo } from '../../paths.ts'
import { tunnelsQuery } from '../../queries/tunnels.ts'

/** Where there is no other tunnel, one has to be made first; that is said before somebody looks for it in vain. */
export function NowhereToMove({ account, tunnel }: { account: string; tunnel: string }) {
  const { data } = useQuery(tunnelsQuery(account))
  if (data === undefined || data.some(({ id }) => id !== tunnel)) return null
  return (
    <p>
      There is no other tunnel to move them to.{' '}
      <Link
        href={pathTo('tunnelNew', { account }, { for: 'retire', retire: tunnel })}
        className="link"
      >
        Create a tunnel
      </Link>{' '}
      first: once its connector runs, the way leads back here.
    </p>
  )
}
