import { TriangleAlert } from 'lucide-react'
import { LastRefusal } from '../events/LastRefusal.tsx'
import { HowFresh } from '../shell/HowFresh.tsx'
import { NotAsked } from '../tunnels/NotAsked.tsx'
import { Earlier } from './watch/Earlier.tsx'
import { headline } from './watch/stage-words.ts'
import { StageList } from './watch/StageList.tsx'
import type { InstallWatch } from './watch/use-install-watch.ts'

type Props = {
  account: string
  tunnel: string
  watch: InstallWatch
  /** What is waited for. */
  what: 'connector' | 'replica'
}

/** Says how far the connector has come, and what to check where it is stuck. */
export function WaitForConnector({ account, tunnel, watch, what }: Props) {
  const { connectors, unheard, outcome, overdue } = watch
  const hasJoined = watch.progress.connector !== undefined
  return (
    <section aria-label="Connection" className="flex flex-col gap-4 border-y border-line py-4">
      <div className="flex items-start gap-2">
        {unheard ? (
          <>
            <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-bad" />
            <NotAsked query={connectors} />
          </>
        ) : (
          <p role="status" className="font-bold">
            {headline({ outcome, overdue, what })}
          </p>
        )}
        {connectors.dataUpdatedAt === 0 || unheard ? null : (
          <div className="ml-auto">
            <HowFresh query={connectors} />
          </div>
        )}
      </div>
      <StageList account={account} tunnel={tunnel} watch={watch} />
      {/* One that never came is told among the stages. */}
      <LastRefusal refusal={hasJoined ? watch.telling.refusal : undefined} />
      <Earlier connectors={watch.earlier} old={watch.old} />
    </section>
  )
}
