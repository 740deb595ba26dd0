import { useQuery } from '@tanstack/react-query'
import { CircleCheck, Loader } from 'lucide-react'
import { useState } from 'react'
import { CONNECTIONS_PER_CONNECTOR, type Connector } from '#contract/tunnel.ts'
import { connectorsQuery } from '../../queries/tunnels.ts'
import { Freshness } from '../../ui/Freshness.tsx'
import { stageOf, type Stage } from './waiting.ts'

const WORDS: { [Kind in Stage['kind']]: (stage: Extract<Stage, { kind: Kind }>) => string } = {
  waiting: () => 'Waiting for the connector. This page notices when it connects.',
  joining: ({ connections }) =>
    `Your tunnel is connected: ${connections} of ${CONNECTIONS_PER_CONNECTOR} connections are up.`,
  connected: ({ connections }) =>
    `Your tunnel is connected. All ${connections} connections are up.`,
}

const wordsFor = (stage: Stage): string => {
  if (stage.kind === 'waiting') return WORDS.waiting(stage)
  return stage.kind === 'joining' ? WORDS.joining(stage) : WORDS.connected(stage)
}

const describe = ({ version, arch, conns }: Connector): string =>
  `cloudflared ${version}, ${arch}, from ${conns[0]?.origin_ip ?? 'an unknown address'}`

/** Watches for this tunnel's connector, says what it has seen, and after a minute what to check. */
export function WaitForConnector({ account, tunnel }: { account: string; tunnel: string }) {
  const [since] = useState(Date.now)
  const connectors = useQuery(connectorsQuery(account, tunnel, true))
  const stage = stageOf(connectors.data ?? [], connectors.dataUpdatedAt - since)
  const done = stage.kind !== 'waiting'
  return (
    <section aria-label="Connection" className="flex flex-col gap-2 border-y border-line py-4">
      <div className="flex items-start gap-2">
        {done ? (
          <CircleCheck size={16} aria-hidden className="mt-0.5 shrink-0 text-good" />
        ) : (
          <Loader
            size={16}
            aria-hidden
            className="mt-0.5 shrink-0 animate-[spin_2s_linear_infinite] text-dim"
          />
        )}
        <p role="status" className={done ? 'font-bold' : ''}>
          {wordsFor(stage)}
        </p>
        <div className="ml-auto">
          <Freshness
            at={connectors.dataUpdatedAt || since}
            failed={connectors.isError}
            busy={connectors.isFetching}
            onRefresh={() => void connectors.refetch()}
          />
        </div>
      </div>
      <ul>
        {connectors.data?.map((connector) => (
          <li key={connector.id} className="text-dim">
            {describe(connector)}
          </li>
        ))}
      </ul>
      {stage.kind === 'waiting' && stage.overdue ? <WhatToCheck /> : null}
    </section>
  )
}

const WhatToCheck = () => (
  <div role="status">
    <p className="font-bold">Nothing has connected for a minute. Check on the host:</p>
    <ul className="list-disc pl-5">
      <li>
        The command was run to its end and still runs, or its service does:{' '}
        <code className="font-mono text-small">sudo systemctl status cloudflared</code>
      </li>
      <li>
        The token was pasted whole: it is one long word that begins with{' '}
        <code className="font-mono text-small">eyJ</code>.
      </li>
      <li>Outbound port 7844 is open, UDP and TCP.</li>
      <li>
        The log says no <q>Unauthorized</q>: then the token is of another tunnel, or was replaced.
      </li>
    </ul>
    <p className="text-dim">This page keeps waiting.</p>
  </div>
)
