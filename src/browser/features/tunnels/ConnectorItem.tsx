import { CONNECTIONS_PER_CONNECTOR } from '#contract/tunnel.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { shortId } from '../../ui/short-id.ts'
import { Http2Warning } from './Http2Warning.tsx'
import {
  type SeenConnection,
  type SeenConnector,
  transportName,
  transportWords,
  usesHttp2,
} from './seen-connectors.ts'
import { TokenMarkWord } from './TokenMarkWord.tsx'
import { VersionReadiness } from './VersionReadiness.tsx'

type Props = {
  connector: SeenConnector
  /** Whether an edge of our own tells how it is connected. */
  hasEdge: boolean
  /** Whether the token was rotated since it came. */
  onOldToken: boolean
}

/** One running connector: where, which version, how connected. */
export function ConnectorItem({ connector, hasEdge, onOldToken }: Props) {
  const { id, version, arch, run_at, conns, configVersion } = connector
  const carried = transportWords(connector)
  return (
    <li className="flex flex-col gap-1 border-t border-line py-3">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="flex items-center gap-1">
          <strong data-tip={id}>
            <span aria-hidden>{shortId(id)}</span>
            <span className="sr-only">{id}</span>
          </strong>
          <CopyButton text={id} what="connector ID" />
        </span>
        <span>from {conns[0]?.origin_ip || 'an unknown address'}</span>
        <span>cloudflared {version || 'of an unknown version'}</span>
        <span>{arch}</span>
        <span>
          {conns.length} of {CONNECTIONS_PER_CONNECTOR} connections
        </span>
        {carried === '' ? null : <span>{carried}</span>}
        {hasEdge ? null : <span className="text-dim">Transport: not told by the API</span>}
        {configVersion === null ? null : <span>configuration {configVersion}</span>}
        {onOldToken ? <TokenMarkWord mark="old" /> : null}
        <span className="text-dim">
          running since <Moment at={run_at} />
        </span>
      </p>
      {usesHttp2(connector) ? <Http2Warning /> : null}
      {hasEdge ? null : <VersionReadiness version={version} />}
      <ul aria-label="Connections" className="grid gap-x-6 text-small text-dim md:grid-cols-2">
        {conns.map((connection) => (
          <ConnectionItem key={connection.id} {...connection} />
        ))}
      </ul>
    </li>
  )
}

const ConnectionItem = ({ colo_name, origin_ip, opened_at, transport }: SeenConnection) => (
  <li className="flex flex-wrap gap-x-3">
    <span>{colo_name}</span>
    <span>from {origin_ip || 'an unknown address'}</span>
    {transport === undefined ? null : <span>over {transportName(transport)}</span>}
    <span>
      since <Moment at={opened_at} />
    </span>
  </li>
)
