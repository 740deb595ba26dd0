import type { TunnelEvent } from '#contract/event.ts'

/** How long a refusal says something about who is trying now, in milliseconds: cloudflared waits longer each time. */
const RECENT = 5 * 60_000

/** The last refusal, when it was a short while before `now`, in ms since 1970. Events newest first. */
export const recentRefusal = (events: readonly TunnelEvent[], now: number) =>
  events.find(
    ({ kind, last_at }) => kind === 'registration_refused' && now - Date.parse(last_at) <= RECENT,
  )
