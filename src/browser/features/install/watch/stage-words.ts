/** What each stage of an install, and the whole of it, is called in words. Pure. */
import type { TunnelEvent } from '#contract/event.ts'
import { CONNECTIONS_PER_CONNECTOR } from '#contract/tunnel.ts'
import { advice, happened } from '../../events/event-words.ts'
import { FIRST_READY } from '../../tunnels/readiness.ts'
import type { SeenConnector } from '../../tunnels/seen-connectors.ts'
import { currentOf, type Progress, type Stage, type StageId, type Trouble } from './stages.ts'

/** What the stages are called. */
export const STAGE_NAMES: Record<StageId, string> = {
  contact: 'First contact',
  token: 'Token accepted',
  connections: 'Connections',
  ready: 'Ready for Workers VPC',
}

/** A connector by what tells it from others: version, architecture and address. */
export const describe = ({ version, arch, conns }: SeenConnector): string =>
  aboutOf(version, arch, conns[0]?.origin_ip)

const aboutOf = (version: string, arch: string, from: string | undefined): string =>
  [`cloudflared ${version}`.trim(), arch, `from ${from || 'an unknown address'}`]
    .filter(Boolean)
    .join(', ')

/** The same of one that was turned away. */
const refusedConnector = ({ connector }: TunnelEvent): string =>
  connector === null
    ? 'A connector'
    : aboutOf(connector.version, connector.arch, connector.origin_ip)

/** How many of its connections a connector holds, as a sentence. */
export const connectionWords = ({ conns: { length } }: SeenConnector): string =>
  length >= CONNECTIONS_PER_CONNECTOR
    ? `All ${length} connections are up.`
    : `${length} of ${CONNECTIONS_PER_CONNECTOR} connections are up.`

/** What is wrong with a connector that is connected, or can't be told of it. */
export const TROUBLE_WORDS: Record<Trouble, string> = {
  old: `Too old for Workers VPC, which needs cloudflared ${FIRST_READY} or newer.`,
  http2: 'Connected over HTTP/2: hostname services fail with dns_error. Workers VPC needs QUIC.',
  noQuic: 'Connected over HTTP/2, for this edge has no QUIC: hostname services will fail.',
  untoldVersion: `Its version does not tell whether it is ready, which takes ${FIRST_READY} or newer.`,
  untoldTransport:
    'Ready by its version. Cloudflare’s API does not tell how connections are carried: they have to use QUIC, and the log of cloudflared says whether they do.',
}

/** What is known where an edge of our own tells refusals, or nobody does. */
export type Telling = {
  told: boolean
  refusal: TunnelEvent | undefined
  /** The one that had come, and is connected no more. */
  gone: SeenConnector | undefined
  /** Whether others are connected, which are not waited for. */
  hasEarlier: boolean
}

function contactWords(_: Stage, { connector }: Progress, telling: Telling): string {
  const { told, refusal, gone, hasEarlier } = telling
  if (connector !== undefined) return `${describe(connector)}.`
  if (refusal !== undefined) return `${refusedConnector(refusal)}.`
  if (gone !== undefined)
    return `${describe(gone)}, was connected, and is gone: it was stopped, or has lost its way here.`
  const none = hasEarlier ? 'No new connector' : 'No connector'
  return told
    ? `${none} with a token of this tunnel has come yet.`
    : `${none} has come yet. Cloudflare’s API does not tell of one whose token is refused: the log of cloudflared does.`
}

const tokenWords = ({ state }: Stage, _: Progress, { told, refusal }: Telling): string => {
  if (state === 'done')
    return told
      ? 'It came with the current token of this tunnel.'
      : 'It came with a token of this tunnel.'
  if (state === 'ahead' || refusal === undefined) return ''
  return `${happened(refusal)} ${advice(refusal) ?? ''}`
}

const connectionsWords = (_: Stage, { connector }: Progress): string =>
  connector === undefined ? '' : connectionWords(connector)

const readyWords = ({ state }: Stage, { trouble }: Progress): string => {
  if (state === 'done') return `cloudflared ${FIRST_READY} or newer, over QUIC.`
  if (state === 'waiting') return 'The edge has not told yet how its connections are carried.'
  return state === 'ahead' || trouble === undefined ? '' : TROUBLE_WORDS[trouble]
}

const WORDS: Record<StageId, (stage: Stage, progress: Progress, telling: Telling) => string> = {
  contact: contactWords,
  token: tokenWords,
  connections: connectionsWords,
  ready: readyWords,
}

/** What is known of a stage, as a sentence or two; empty where there is nothing to say yet. */
export const stageWords = (stage: Stage, progress: Progress, telling: Telling): string =>
  WORDS[stage.id](stage, progress, telling)

/** What the whole has come to. */
export type Outcome =
  | 'waiting'
  | 'gone'
  | 'refused'
  | 'joining'
  | 'connected'
  | 'attention'
  | 'untold'

/** What the whole has come to. A connector that is at fault is called so once it is whole. */
export function outcomeOf(progress: Progress, isGone: boolean): Outcome {
  const current = currentOf(progress)
  if (current?.id === 'contact') return isGone ? 'gone' : 'waiting'
  if (current?.id === 'token') return 'refused'
  if (current !== undefined) return 'joining'
  const last = progress.stages.at(-1)?.state
  return last === 'attention' || last === 'untold' ? last : 'connected'
}

type Headline = (what: string) => { is: string; more?: string }

const HEADLINES: Record<Outcome, Headline> = {
  waiting: (what) => ({
    is: `Waiting for the ${what}`,
    more: 'This page notices when it connects.',
  }),
  gone: (what) => ({
    is: `The ${what} was connected, and is gone`,
    more: 'This page notices when it comes back.',
  }),
  refused: (what) => ({ is: 'A connector was refused', more: `Still waiting for the ${what}.` }),
  joining: (what) => ({ is: `The ${what} has joined, and is opening its connections` }),
  connected: (what) => ({ is: `The ${what} is connected, and ready for Workers VPC` }),
  attention: (what) => ({ is: `The ${what} is connected, but not ready for Workers VPC` }),
  untold: (what) => ({ is: `The ${what} is connected` }),
}

/** What is waited for. */
export type Awaited = 'connector' | 'replica'

/** The whole in a few words, without a full stop. */
export const inShort = (outcome: Outcome, what: Awaited): string => HEADLINES[outcome](what).is

type Whole = {
  outcome: Outcome
  /** Whether it has stayed so for long. */
  overdue: boolean
  what: Awaited
}

/** The whole as a sentence or two, the same for as long as it stays in one stage: it is read out when it changes. */
export function headline({ outcome, overdue, what }: Whole): string {
  const { is, more } = HEADLINES[outcome](what)
  const words = more === undefined ? `${is}.` : `${is}. ${more}`
  const stuck = overdue && (outcome === 'waiting' || outcome === 'gone' || outcome === 'joining')
  return stuck ? `${words} What to check is said below.` : words
}

const HINT_TITLES: Partial<Record<StageId, string>> = {
  contact: 'Nothing has connected for a minute. Check on the host:',
  connections: 'No connection has been added for a minute. Check on the host:',
}

/** What stands above the things to check; empty where the stage says it. */
export const hintTitle = ({ id, state }: Stage): string =>
  state === 'waiting' ? (HINT_TITLES[id] ?? '') : ''

const TABS: Record<Outcome, { mark: string; word: string }> = {
  waiting: { mark: '', word: 'Waiting' },
  gone: { mark: '! ', word: 'Gone' },
  refused: { mark: '✗ ', word: 'Refused' },
  joining: { mark: '', word: 'Connecting' },
  connected: { mark: '✓ ', word: 'Connected' },
  attention: { mark: '! ', word: 'Not ready' },
  untold: { mark: '✓ ', word: 'Connected' },
}

/** Whether the page hears how it stands now, knows only how it stood, or neither. */
export type Heard = 'now' | 'before' | 'nothing'

/** What is last known has no mark: it does not look as if it were so now. The words are those of a tunnel's status. */
const TOLD: Record<Heard, (outcome: Outcome) => string> = {
  now: (outcome) => TABS[outcome].mark + TABS[outcome].word,
  before: (outcome) => `${TABS[outcome].word} (last known)`,
  nothing: () => 'Not known',
}

/** The title of the browser's tab. */
export const tabTitle = (outcome: Outcome, heard: Heard, name: string): string =>
  `${TOLD[heard](outcome)} – ${name}`
