import { pathTo } from '../../paths.ts'
import { ButtonLink } from '../shell/ButtonLink.tsx'
import { type Flow, type Purpose, purposeOf, wayBack } from '../shell/flow.ts'
import { useDeletionTitle } from '../tunnels/use-deletion-title.ts'

type Props = {
  account: string
  tunnel: string
  search: Flow
  /** Whether somebody is connected to build on: until then it is not yet the thing to do. */
  connected: boolean
}

/** Where to go from here: back to what the tunnel was made for, on to a service, or back to the tunnel of the replica. */
export function NextStep({ account, tunnel, search, connected }: Props) {
  const look = connected ? 'primary' : 'plain'
  if (search.for === 'replica')
    return (
      <div>
        <ButtonLink look={look} href={pathTo('tunnel', { account, tunnel })}>
          Return to the tunnel
        </ButtonLink>
      </div>
    )
  const purpose = purposeOf(search)
  const to: Purpose = purpose.is === 'none' ? { is: 'service', from: search.from } : purpose
  return (
    <div>
      <ButtonLink look={look} href={wayBack(account, to, tunnel)}>
        {purpose.is === 'none' ? 'Create a VPC Service' : null}
        {purpose.is === 'service' ? 'Return to the VPC Service' : null}
        {purpose.is === 'retire' ? <ToDeletion account={account} purpose={purpose} /> : null}
      </ButtonLink>
    </div>
  )
}

/** A name may be longer than a phone is wide. */
const ToDeletion = ({ account, purpose }: { account: string; purpose: Purpose }) => (
  <span className="max-w-75 truncate">
    Return to &ldquo;{useDeletionTitle(account, purpose)}&rdquo;
  </span>
)
