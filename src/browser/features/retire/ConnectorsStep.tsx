import { refusal, RULES } from '#contract/rules.ts'
import { type Connector, CONNECTIONS_PER_CONNECTOR, type Tunnel } from '#contract/tunnel.ts'
import { disconnect } from '../../queries/token-rotation.ts'
import { Id } from '../../ui/Id.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { notice } from '../../ui/notice.ts'
import { useViewer } from '../shell/viewer.ts'
import { ConfirmPress } from '../tunnels/ConfirmPress.tsx'
import { type Connectors, connectedWords } from './plan.ts'
import { StopCommands } from './StopCommands.tsx'
import { Unchecked } from './Unchecked.tsx'

type Props = {
  account: string
  tunnel: Tunnel
  connectors: Connectors
  /** Whether services are still reached through it, as far as is known. */
  inUse: boolean
  onRetry: () => void
}

/** Who runs the tunnel: to be stopped on its host, one after the other. */
export function ConnectorsStep({ account, tunnel, connectors, inUse, onRetry }: Props) {
  const running = connectors.is === 'here' ? connectors.data : []
  return (
    <>
      <p role="status">{connectors.is === 'here' ? connectedWords(running.length) : ''}</p>
      {connectors.is === 'unknown' ? (
        <Unchecked
          what="Whether connectors are connected"
          error={connectors.error}
          onRetry={onRetry}
        />
      ) : null}
      {running.length === 0 ? null : (
        <>
          <ul aria-label="Connected connectors">
            {running.map((connector) => (
              <Running key={connector.id} {...connector} />
            ))}
          </ul>
          {inUse ? (
            <p className="max-w-prose text-warn">
              VPC Services still point here. They cannot be reached once the last connector is
              stopped: move them first.
            </p>
          ) : null}
          <p className="max-w-prose">{drainWords(running.length)}</p>
        </>
      )}
      <StopCommands tunnel={tunnel.id} running={running.length > 0} />
      {running.length === 0 ? null : (
        <DisconnectAll account={account} tunnel={tunnel} count={running.length} />
      )}
    </>
  )
}

const Running = ({ id, version, arch, run_at, conns }: Connector) => (
  <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-2">
    <Id id={id} what="connector ID" short />
    <span>from {conns[0]?.origin_ip || 'an unknown address'}</span>
    <span>cloudflared {version || 'of an unknown version'}</span>
    <span>{arch}</span>
    <span>
      {conns.length} of {CONNECTIONS_PER_CONNECTOR} connections
    </span>
    <span className="text-dim">
      running since <Moment at={run_at} />
    </span>
  </li>
)

/** How to let go without losing a request. Source: `cloudflared tunnel --help`, of its grace period. */
function drainWords(count: number): string {
  const how =
    count === 1
      ? 'Stop it on its host.'
      : 'Stop one on its host, wait until it has left this list, and go on with the next: the others carry the traffic meanwhile.'
  return `${how} cloudflared takes no new requests then, and lets those under way end for up to 30 seconds. The list counts down by itself.`
}

const manyOf = (count: number) => `${count} ${count === 1 ? 'connector' : 'connectors'}`

type AllProps = { account: string; tunnel: Tunnel; count: number }

/** For those on a host that nobody reaches any more. */
function DisconnectAll({ account, tunnel, count }: AllProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="max-w-prose">
        Is there a host that nobody reaches any more? Disconnect from here. What still runs comes
        back by itself for as long as there is the tunnel; once it is deleted, it can&rsquo;t.
      </p>
      <ConfirmPress
        danger
        verb={count === 1 ? 'Disconnect it' : 'Disconnect them all'}
        doing="Disconnecting…"
        title={`Disconnect ${manyOf(count)} of ${tunnel.name}?`}
        refused={refusal(RULES.connectorDrop, useViewer())}
        act={async () => {
          await disconnect({ account, tunnel: tunnel.id })
          return count
        }}
        onDone={(gone) => notice(`${manyOf(gone)} ${gone === 1 ? 'was' : 'were'} disconnected.`)}
        whenLost="They may have been disconnected all the same: the list will tell."
      >
        <p>
          {count === 1 ? 'It is' : 'They are'} disconnected at once, with whatever requests are
          under way. Where cloudflared still runs, it comes back within about 20 seconds: delete the
          tunnel to end that.
        </p>
      </ConfirmPress>
    </div>
  )
}
