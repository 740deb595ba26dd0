/** How far an install has come, stage by stage, from what the server tells. Pure. */
import type { TunnelEvent } from '#contract/event.ts'
import type { LocalEdge } from '#contract/session.ts'
import { CONNECTIONS_PER_CONNECTOR } from '#contract/tunnel.ts'
import { readinessOf } from '../../tunnels/readiness.ts'
import { type SeenConnector, usesHttp2 } from '../../tunnels/seen-connectors.ts'

/** After how long without progress a stage says what to check, in milliseconds. */
export const PATIENCE = 60_000

export const STAGES = ['contact', 'token', 'connections', 'ready'] as const
export type StageId = (typeof STAGES)[number]

/**
 * `ahead`: not reached yet. `waiting`: under way. `failed`: turned away, and tried again. `attention`: passed, but not
 * as it must be. `untold`: passed as far as anybody can tell from here.
 */
export type StageState = 'ahead' | 'waiting' | 'failed' | 'attention' | 'untold' | 'done'

/** Why the last stage is not simply done. */
export type Trouble = 'old' | 'http2' | 'noQuic' | 'untoldVersion' | 'untoldTransport'

export type Stage = { id: StageId; state: StageState }

export type Facts = {
  /** Those that came by this token since the page was opened. */
  connectors: readonly SeenConnector[]
  /** Whom the tunnel turned away just now; only an edge of our own tells. */
  refusal: TunnelEvent | undefined
  /** Null on a Cloudflare account: nobody tells then whom it refused, and how connections are carried. */
  edge: LocalEdge | null
}

export type Progress = {
  /** In the order of STAGES. */
  stages: readonly Stage[]
  /** The connector that has come furthest. */
  connector: SeenConnector | undefined
  trouble: Trouble | undefined
}

/** What keeps a connector from serving Workers VPC, as far as it is told. Source: Workers VPC, tunnel requirements. */
export function troubleOf(connector: SeenConnector, edge: LocalEdge | null): Trouble | undefined {
  const readiness = readinessOf(connector.version)
  if (readiness === 'old') return 'old'
  if (usesHttp2(connector)) return edge?.quic === 'on' ? 'http2' : 'noQuic'
  if (readiness === 'unknown') return 'untoldVersion'
  return edge === null ? 'untoldTransport' : undefined
}

const isWhole = (count: number): boolean => count >= CONNECTIONS_PER_CONNECTOR

/** The last stage of a connector. What is wrong with it is known from its first connection on. */
function readyState({ conns }: SeenConnector, trouble: Trouble | undefined): StageState {
  if (trouble === 'old' || trouble === 'http2' || trouble === 'noQuic') return 'attention'
  if (!isWhole(conns.length)) return 'ahead'
  if (trouble !== undefined) return 'untold'
  return isWhole(conns.filter(({ transport }) => transport !== undefined).length)
    ? 'done'
    : 'waiting'
}

const inOrder = (...states: [StageState, StageState, StageState, StageState]): Stage[] =>
  STAGES.map((id, place) => ({ id, state: states[place] ?? 'ahead' }))

function progressOf(connector: SeenConnector, edge: LocalEdge | null): Progress {
  const trouble = troubleOf(connector, edge)
  const connections = isWhole(connector.conns.length) ? 'done' : 'waiting'
  const ready = readyState(connector, trouble)
  return { stages: inOrder('done', 'done', connections, ready), connector, trouble }
}

const RANK: Record<StageState, number> = {
  ahead: 0,
  waiting: 1,
  failed: 1,
  attention: 2,
  untold: 3,
  done: 4,
}

/** How far along it is, to compare; connections count before it is whole. */
const furtherness = ({ stages, connector }: Progress): number =>
  stages.reduce((sum, { state }) => sum + 100 * RANK[state], connector?.conns.length ?? 0)

/**
 * How far the install has come. Of several new connectors the one that is furthest counts: another that joins later
 * takes nothing back.
 */
export function stagesOf({ connectors, refusal, edge }: Facts): Progress {
  const [first] = connectors
    .filter(({ conns }) => conns.length > 0)
    .map((connector) => progressOf(connector, edge))
    .toSorted((one, other) => furtherness(other) - furtherness(one))
  if (first !== undefined) return first
  const none = { connector: undefined, trouble: undefined }
  if (refusal !== undefined) return { stages: inOrder('done', 'failed', 'ahead', 'ahead'), ...none }
  return { stages: inOrder('waiting', 'ahead', 'ahead', 'ahead'), ...none }
}

/** The stage that is worked on: the first that is neither passed nor ahead; none when all is done. */
export const currentOf = ({ stages }: Progress): Stage | undefined =>
  stages.find(({ state }) => state === 'waiting' || state === 'failed')

/** The same for as long as nothing moves. */
export const progressKey = ({ stages, connector }: Progress): string =>
  [connector?.id, connector?.conns.length, ...stages.map(({ state }) => state)].join(' ')
