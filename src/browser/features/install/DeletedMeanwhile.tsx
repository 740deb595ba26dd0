import { pathTo } from '../../paths.ts'
import { useSearchState } from '../../search.ts'
import { Message } from '../../ui/Message.tsx'
import { ButtonLink } from '../shell/ButtonLink.tsx'
import { FlowSearch, type Purpose, purposeOf, wayBack } from '../shell/flow.ts'

type WayOn = { href: string; words: string }

/** Back to the service, whose form can do with another tunnel; else to a new one, for what this one was made for. */
function wayOn(account: string, purpose: Purpose): WayOn {
  if (purpose.is === 'service')
    return { href: wayBack(account, purpose), words: 'Return to the VPC Service' }
  const flow = purpose.is === 'retire' ? { for: 'retire', retire: purpose.leaving } : {}
  return { href: pathTo('tunnelNew', { account }, flow), words: 'Create a tunnel' }
}

/** There is no connector to install any more, and a way on. */
export function DeletedMeanwhile({ account }: { account: string }) {
  const [search] = useSearchState(FlowSearch)
  const { href, words } = wayOn(account, purposeOf(search))
  return (
    <Message
      title="This tunnel was deleted"
      action={
        <ButtonLink look="primary" href={href}>
          {words}
        </ButtonLink>
      }
    >
      Its token no longer works: a connector that has it is refused. Remove cloudflared from the
      host, or install it with the token of another tunnel.
    </Message>
  )
}
