import type { Connector, Tunnel } from '#contract/tunnel.ts'
import { refusal, RULES } from '#contract/rules.ts'
import { disconnect } from '../../queries/token-rotation.ts'
import { Id } from '../../ui/Id.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { notice } from '../../ui/notice.ts'
import { Section } from '../../ui/Section.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { useViewer } from '../shell/viewer.ts'
import { ConfirmPress } from './ConfirmPress.tsx'
import { ReinstallSteps } from './ReinstallSteps.tsx'
import { type Count, progressWords, type Stage, type TokenMark } from './rotation.ts'
import { TokenMarkWord } from './TokenMarkWord.tsx'
import type { useTokenMarks } from './use-token-marks.ts'

type Props = {
  account: string
  tunnel: Tunnel
  connectors: readonly Connector[]
  stage: Exclude<Stage, 'untouched'>
  count: Count
} & ReturnType<typeof useTokenMarks>

/** How far a rotation is: who is on which token, what is left to do, and how to end it. */
export function RotationProgress({
  account,
  tunnel,
  connectors,
  stage,
  count,
  marks,
  last,
  old,
}: Props) {
  return (
    <Section title="After the rotation">
      {last === undefined ? null : (
        <p className="text-dim">
          The token was last rotated <TimeAgo at={last.at} />
          {last.by === null ? ', by this browser' : ` by ${last.by}`}.
        </p>
      )}
      <p role="status" className="font-bold">
        {progressWords(count)}
      </p>
      <ul aria-label="Connectors and their tokens">
        {connectors.map((connector) => (
          <ConnectorOnToken
            key={connector.id}
            connector={connector}
            mark={marks.get(connector.id)}
          />
        ))}
      </ul>
      {stage === 'done' ? (
        <p>Nothing is left to do.</p>
      ) : (
        <ReinstallSteps
          account={account}
          tunnel={tunnel}
          connected={connectors.length}
          last={<Remaining account={account} tunnel={tunnel} old={old} />}
        />
      )}
    </Section>
  )
}

type ItemProps = {
  connector: Connector
  mark: TokenMark | undefined
}

const ConnectorOnToken = ({ connector: { id, run_at, conns }, mark }: ItemProps) => (
  <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-2">
    {mark === undefined ? (
      <span className="text-dim">Not known yet</span>
    ) : (
      <TokenMarkWord mark={mark} />
    )}
    <Id id={id} what="connector ID" />
    <span>from {conns[0]?.origin_ip || 'an unknown address'}</span>
    <span className="text-dim">
      running since <Moment at={run_at} />
    </span>
  </li>
)

const manyOf = (count: number) => `${count} ${count === 1 ? 'connector' : 'connectors'}`

type RemainingProps = { account: string; tunnel: Tunnel; old: readonly string[] }

/** Ends a rotation: whoever has not come with the new token by now is let go. */
function Remaining({ account, tunnel, old }: RemainingProps) {
  const viewer = useViewer()
  const many = manyOf(old.length)
  return (
    <ConfirmPress
      danger
      verb="Disconnect the remaining"
      doing="Disconnecting…"
      title={`Disconnect ${many} of ${tunnel.name}?`}
      refused={
        refusal(RULES.connectorDrop, viewer) ??
        (old.length === 0 ? 'No connector is on the old token.' : undefined)
      }
      act={async () => {
        await disconnect({ account, tunnel: tunnel.id }, old)
        return old.length
      }}
      onDone={(gone) =>
        notice(`${manyOf(gone)} on the old token ${gone === 1 ? 'was' : 'were'} disconnected.`)
      }
      whenLost="They may have been disconnected all the same: the list above will tell."
    >
      <p>
        What is still on the old token is disconnected, and can&rsquo;t come back with it. The
        others stay connected.
      </p>
    </ConfirmPress>
  )
}
