import { pathTo } from '../../paths.ts'
import { useSearchState } from '../../search.ts'
import { Message } from '../../ui/Message.tsx'
import { ButtonLink } from '../shell/ButtonLink.tsx'
import { FlowSearch } from '../shell/flow.ts'

/** There is no connector to install any more, and a way on. */
export function DeletedMeanwhile({ account }: { account: string }) {
  const [search] = useSearchState(FlowSearch)
  const isForService = search.for === 'service'
  return (
    <Message
      title="This tunnel was deleted"
      action={
        <ButtonLink
          look="primary"
          href={
            isForService
              ? pathTo('serviceNew', { account }, { from: search.from })
              : pathTo('tunnelNew', { account })
          }
        >
          {isForService ? 'Return to the VPC Service' : 'Create a tunnel'}
        </ButtonLink>
      }
    >
      Its token no longer works: a connector that has it is refused. Remove cloudflared from the
      host, or install it with the token of another tunnel.
    </Message>
  )
}
