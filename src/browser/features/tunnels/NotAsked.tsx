import type { UseQueryResult } from '@tanstack/react-query'
import { backOff } from '../../queries/pace.ts'
import { usePressure } from '../../queries/pressure.ts'
import { paces } from '../../queries/session.ts'
import { clock } from '../../ui/time.ts'
import { TryAgain } from '../shell/TryAgain.tsx'

/** Says that it could not be asked for connectors, why, and when that is tried again: nothing is waited for until then. */
export function NotAsked({ query }: { query: UseQueryResult }) {
  const next = query.errorUpdatedAt + backOff(paces().waiting, query)
  const again = usePressure((pressure) => clock(pressure.kind === 'wait' ? pressure.until : next))
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="max-w-prose">
        {/* The reason has another reference each time: it is not read out each time. */}
        <span role="status">Could not ask for connectors:</span> {query.error?.message} It is asked
        again at {again}.
      </p>
      <TryAgain onRetry={() => void query.refetch()} />
    </div>
  )
}
