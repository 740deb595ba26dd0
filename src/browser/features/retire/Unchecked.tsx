import { TryAgain } from '../shell/TryAgain.tsx'

type Props = { what: string; error: Error; onRetry: () => void }

/** Says what could not be checked, and why; and asks again. */
export const Unchecked = ({ what, error, onRetry }: Props) => (
  <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
    <p className="max-w-prose text-bad">
      {what} could not be checked: {error.message}
    </p>
    <TryAgain onRetry={onRetry} />
  </div>
)
