import type { ApiMessage } from '#contract/envelope.ts'
import { Refusal } from '#contract/refusal.ts'
import { placeErrors } from './form-errors.ts'
import { RoleHint } from './RoleHint.tsx'
import { UpstreamHelp } from './UpstreamHelp.tsx'

const noBox = () => undefined

type Props = {
  error: Error | null
  /** Which box a message belongs to; what belongs to one is said there, and not here. */
  fieldOf?: (message: ApiMessage) => string | undefined
}

/** What stands in the way of the form as a whole; after a missing role, also how a new one takes effect. */
export function FormProblem({ error, fieldOf = noBox }: Props) {
  if (error === null) return null
  const messages = placeErrors(error, fieldOf).rest
  if (messages.length === 0) return null
  return (
    <div role="alert" className="rounded-sm border border-bad px-3 py-2">
      {messages.map((message) => (
        <p key={message} className="text-bad">
          {message}
        </p>
      ))}
      {error instanceof Refusal && error.is('forbidden') ? <RoleHint /> : null}
      <UpstreamHelp error={error} />
    </div>
  )
}
