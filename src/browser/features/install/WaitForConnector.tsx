import { TriangleAlert } from 'lucide-react'
import { LastRefusal } from '../events/LastRefusal.tsx'
import { HowFresh } from '../shell/HowFresh.tsx'
import { NotAsked } from '../tunnels/NotAsked.tsx'
import { Earlier } from './watch/Earlier.tsx'
import { type Awaited, headline } from './watch/stage-words.ts'
import { StageList } from './watch/StageList.tsx'
import type { InstallWatch } from './watch/use-install-watch.ts'

type Props = {
  account: string
  tunnel: string
  watch: InstallWatch
  what: Awaited
}

/** What the way down to it goes by. */
export const CONNECTION = 'connection'

/** Says how far the connector has come, and what to check where it is stuck. */
export function WaitForConnector({ account, tunnel, watch, what }: Props) {
  const { connectors, outcome, overdue } = watch
  const unheard = watch.heard === 'nothing'
  const hasJoined = watch.progress.connector !== undefined
  return (
    <section
      id={CONNECTION}
      aria-label="Connection"
      tabIndex={-1}
      className="flex flex-col gap-4 border-y border-line py-4"
    >
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
