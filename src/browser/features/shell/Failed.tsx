import { Refusal } from '#contract/refusal.ts'
import { Message } from '../../ui/Message.tsx'
import { RoleHint } from './RoleHint.tsx'
import { TryAgain } from './TryAgain.tsx'
import { UpstreamHelp } from './UpstreamHelp.tsx'

type Props = {
  error: Error
  /** What could not be shown, to follow "Could not load". */
  what: string
  onRetry: () => void
}

/** Why a page or a list can't be shown: it is not there, it is not yours to see, or it could not be loaded. */
export function Failed({ error, what, onRetry }: Props) {
  if (error instanceof Refusal && error.status === 404)
    return (
      <Message title="Not found" alert>
        {error.message} Check the address, or go back to the list.
      </Message>
    )
  if (error instanceof Refusal && error.status === 403)
    return (
      <Message title={`You may not see ${what}`} alert>
        <p>{error.message}</p>
        {error.is('forbidden') ? <RoleHint /> : null}
      </Message>
    )
  return (
    <Message title={`Could not load ${what}`} alert action={<TryAgain onRetry={onRetry} />}>
      <p>{error.message}</p>
      <UpstreamHelp error={error} />
    </Message>
  )
}
