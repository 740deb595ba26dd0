/** What this browser has seen of tunnels, kept for one identity until it signs out. */
import * as z from 'zod/mini'
import { TunnelEvent } from '#contract/event.ts'
import { SeenConnectors, SeenTunnel } from './observed-changes.ts'
import { keysUnder } from './own-key.ts'

/** How many tunnels are followed: those looked at last. */
export const MOST_TUNNELS = 50

const Seen = z.object({ tunnel: SeenTunnel, connectors: z.optional(SeenConnectors) })
/** The last look at a tunnel. */
export type Seen = z.infer<typeof Seen>

const Story = z.array(TunnelEvent)

export type TunnelPlace = { account: string; tunnel: string }

/** Reads what is kept under a key; nothing where it is of another version, or torn. */
function read<Schema extends z.ZodMiniType>(key: string, schema: Schema) {
  try {
    return z.parse(schema, JSON.parse(localStorage.getItem(key) ?? ''))
  } catch {
    return undefined
  }
}

/** Where the browser gives no more room, less is remembered, and nothing else breaks. */
function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    localStorage.removeItem(key)
  }
}

/** What is kept for whoever's keys begin with `own`. */
export function observedStore(own: string) {
  const seenKey = ({ account, tunnel }: TunnelPlace) => `${own}seen:${account}:${tunnel}`
  const storyKey = ({ account, tunnel }: TunnelPlace) => `${own}story:${account}:${tunnel}`
  /** Makes room for one more by letting go of those that nobody looked at for the longest time. */
  function makeRoom(): void {
    const kept = keysUnder(`${own}seen:`).map((key) => ({
      key,
      at: read(key, Seen)?.tunnel.at ?? 0,
    }))
    for (const { key } of kept.toSorted((a, b) => b.at - a.at).slice(MOST_TUNNELS - 1)) {
      localStorage.removeItem(key)
      localStorage.removeItem(key.replace(`${own}seen:`, `${own}story:`))
    }
  }
  return {
    seen: (place: TunnelPlace): Seen | undefined => read(seenKey(place), Seen),
    see(place: TunnelPlace, seen: Seen): void {
      if (localStorage.getItem(seenKey(place)) === null) makeRoom()
      write(seenKey(place), seen)
    },
    /** Newest first. */
    story: (place: TunnelPlace): readonly TunnelEvent[] => read(storyKey(place), Story) ?? [],
    tell: (place: TunnelPlace, story: readonly TunnelEvent[]) => write(storyKey(place), story),
  }
}
