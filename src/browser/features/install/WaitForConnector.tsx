import { useQuery } from '@tanstack/react-query'
import { CircleCheck, Loader, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Connector } from '#contract/tunnel.ts'
import { connectorsQuery } from '../../queries/tunnels.ts'
import { LastRefusal, useLastRefusal } from '../events/LastRefusal.tsx'
import { HowFresh } from '../shell/HowFresh.tsx'
import { stageOf, stageWords } from './waiting.ts'
import { NotAsked } from '../tunnels/NotAsked.tsx'
import { WhatToCheck } from './WhatToCheck.tsx'

const describe = ({ version, arch, conns }: Connector): string =>
  [`cloudflared ${version}`.trim(), arch, `from ${conns[0]?.origin_ip || 'an unknown address'}`]
    .filter(Boolean)
    .join(', ')

/** The ids of those that were there at the first answer; none before it. */
function useThoseBefore(connectors: readonly Connector[] | undefined): ReadonlySet<string> {
  const [before, setBefore] = useState<ReadonlySet<string>>()
  if (before !== undefined) return before
  const found = new Set(connectors?.map(({ id }) => id))
  if (connectors !== undefined) setBefore(found)
  return found
}

/** Watches for this tunnel's connector, says what it has seen, and after a minute what to check. */
export function WaitForConnector({ account, tunnel }: { account: string; tunnel: string }) {
  const [opened] = useState(Date.now)
  const connectors = useQuery(connectorsQuery(account, tunnel, true))
  const before = useThoseBefore(connectors.data)
  const stage = stageOf(connectors.data ?? [], connectors.dataUpdatedAt - opened, before)
  const up = stage.kind === 'up'
  // Whoever does not hear does not wait either.
  const unheard = !up && connectors.error !== null
  const refusal = useLastRefusal(account, tunnel)
  // Whose reason is known needs no guesses.
  const guess = refusal === undefined && !unheard && stage.kind === 'waiting' && stage.overdue
  return (
    <section aria-label="Connection" className="flex flex-col gap-2 border-y border-line py-4">
      <div className="flex items-start gap-2">
        {up ? (
          <CircleCheck size={16} aria-hidden className="mt-0.5 shrink-0 text-good" />
        ) : unheard ? (
          <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-bad" />
        ) : (
          <Loader
            size={16}
            aria-hidden
            className="mt-0.5 shrink-0 animate-[spin_2s_linear_infinite] text-dim"
          />
        )}
        {unheard ? (
          <NotAsked query={connectors} />
        ) : (
          <p role="status" className={up ? 'font-bold' : ''}>
            {stageWords(stage)}
          </p>
        )}
        {connectors.dataUpdatedAt === 0 || unheard ? null : (
          <div className="ml-auto">
            <HowFresh query={connectors} />
          </div>
        )}
      </div>
      <ul>
        {connectors.data?.map((connector) => (
          <li key={connector.id} className="text-dim">
            {describe(connector)}
          </li>
        ))}
      </ul>
      {up && stage.since === 'before' ? (
        <p className="text-dim">
          It was connected before this page was opened. A new connector is noticed here too.
        </p>
      ) : null}
      <LastRefusal refusal={refusal} />
      {guess ? <WhatToCheck /> : null}
    </section>
  )
}
