import { isForbidden } from '../shell/known.ts'
import { TryAgain } from '../shell/TryAgain.tsx'

type Props = { what: string; error: Error; onRetry: () => void }

/** Says what could not be checked, and why; and asks again. Who lacks a role for it is told above the plan how to get it. */
export const Unchecked = ({ what, error, onRetry }: Props) => (
  <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
    <p className="max-w-prose text-bad">
      {what} could not be checked: {error.message}
    </p>
    {isForbidden(error) ? null : <TryAgain onRetry={onRetry} />}
  </div>
)
