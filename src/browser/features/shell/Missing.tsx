import type { UseQueryResult } from '@tanstack/react-query'
import { AskOrTryAgain } from './AskOrTryAgain.tsx'
import { isForbidden, knownOf } from './known.ts'

type Props = {
  /** What it is, to begin "could not be loaded" with. */
  what: string
  query: UseQueryResult
}

/** Says once, above a list that is shown without it, that a part of it is not known, and why. */
export function Missing({ what, query }: Props) {
  const known = knownOf(query)
  if (known.is !== 'unknown') return null
  const { error } = known
  return (
    <div role="status" className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
      {isForbidden(error) ? (
        <p>{error.message}</p>
      ) : (
        <p className="max-w-prose text-bad">
          {what} could not be loaded: {error.message}
        </p>
      )}
      <AskOrTryAgain error={error} onRetry={() => void query.refetch()} />
    </div>
  )
}
