import { Refusal } from '#contract/refusal.ts'
import { RoleHint } from './RoleHint.tsx'

type Props = { error: Error | null; messages?: readonly string[] }

/** What stands in the way of the form as a whole; after a missing role, also how a new one takes effect. */
export function FormProblem({ error, messages = error === null ? [] : [error.message] }: Props) {
  if (error === null || messages.length === 0) return null
  return (
    <div role="alert" className="rounded-sm border border-bad px-3 py-2">
      {messages.map((message) => (
        <p key={message} className="text-bad">
          {message}
        </p>
      ))}
      {error instanceof Refusal && error.is('forbidden') ? <RoleHint /> : null}
    </div>
  )
}
