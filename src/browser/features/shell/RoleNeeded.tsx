import { Refusal } from '#contract/refusal.ts'
import { RoleHint } from './RoleHint.tsx'

type Props = {
  why: string | undefined
  /** What came of sending the form: a refusal is told beside the button already. */
  error: Error | null
}

/** Says above a form, before anything is typed, why it can't be sent: the role that is missing, and how to get it. */
export function RoleNeeded({ why, error }: Props) {
  const isTold = error instanceof Refusal && error.is('forbidden')
  if (why === undefined || isTold) return null
  return (
    <div className="rounded-sm border border-line bg-raised px-3 py-2">
      <p>{why}</p>
      <RoleHint />
    </div>
  )
}
