import type * as z from 'zod/mini'
import { pathTo } from '../../paths.ts'
import { ButtonLink } from '../shell/ButtonLink.tsx'
import type { FlowSearch } from '../shell/flow.ts'

type Props = {
  account: string
  tunnel: string
  search: z.infer<typeof FlowSearch>
  /** Whether somebody is connected to build on: until then it is not yet the thing to do. */
  connected: boolean
}

/** Where to go from here: on with the service, or back to the tunnel that has one more replica. */
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
  return (
    <div>
      <ButtonLink
        look={look}
        href={pathTo('serviceNew', { account }, { tunnel, from: search.from })}
      >
        {search.for === 'service' ? 'Return to the VPC Service' : 'Create a VPC Service'}
      </ButtonLink>
    </div>
  )
}
