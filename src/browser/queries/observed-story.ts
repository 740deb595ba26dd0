/** What was seen of a tunnel, as one story: what belongs together is one event. Pure. */
import type { TunnelEvent } from '#contract/event.ts'
import type { Change } from './observed-changes.ts'

/** How many events of a tunnel are kept: the newest. */
export const MOST_EVENTS = 200

/** How close two changes of a connector are one, in milliseconds: connections open and close one after the other. */
const BURST = 60_000
/** After how long without a look nobody can say when something happened, in milliseconds. */
const GAP = 3 * 60_000

/** When one looked, and when before that, in ms since 1970. */
export type Look = { at: number; before: number }

const eventOf = ({ kind, value, cause, connector }: Change, at: string): TunnelEvent => ({
  // The tabs of a browser see the same: with the same id it is the same event, whoever writes it last.
  id: [at, kind, connector?.id].join(' '),
  kind,
  at,
  last_at: at,
  count: 1,
  actor: null,
  connector: connector ?? null,
  connection: null,
  cause: cause ?? null,
  service: null,
  value: value ?? null,
})

const isNear = (event: TunnelEvent, at: string): boolean =>
  Date.parse(at) - Date.parse(event.at) <= BURST

/** Connections that open as a connector joins are part of its joining; more of the same is counted together. */
function told(story: readonly TunnelEvent[], change: Change, at: string): TunnelEvent[] {
  const last = story.find(({ connector }) => connector?.id === change.connector?.id)
  const counts = change.kind === 'connections_opened' || change.kind === 'connections_lost'
  if (counts && last !== undefined && isNear(last, at)) {
    if (last.kind === 'connector_joined' && change.kind === 'connections_opened') return [...story]
    if (last.kind === change.kind) {
      const value = String(Number(last.value) + Number(change.value))
      return story.map((event) => (event === last ? Object.assign({}, last, { value }) : event))
    }
  }
  return [eventOf(change, at), ...story]
}

/** Says that nobody looked for a while, unless that was just said. `value` is for how long, in ms. */
function withGap(story: readonly TunnelEvent[], { at, before }: Look): readonly TunnelEvent[] {
  const moment = new Date(at).toISOString()
  const isSaid = story.some((event) => event.kind === 'looked_again' && isNear(event, moment))
  if (at - before <= GAP || isSaid) return story
  return [eventOf({ kind: 'looked_again', value: String(at - before) }, moment), ...story]
}

/** The story, newest first, with what was found changed; changes oldest first. */
export function storyWith(
  story: readonly TunnelEvent[],
  changes: readonly Change[],
  look: Look,
): readonly TunnelEvent[] {
  if (changes.length === 0) return story
  const at = new Date(look.at).toISOString()
  let next = withGap(story, look)
  for (const change of changes) next = told(next, change, at)
  return next.slice(0, MOST_EVENTS)
}
