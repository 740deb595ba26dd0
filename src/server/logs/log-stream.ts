import type { LogQuery } from '#contract/query.ts'
import { ENDINGS } from './endings.ts'
import { follow, type Follower } from './follower.ts'
import type { Hub } from './hub.ts'
import { lineQueue } from './line-queue.ts'
import { lineOf } from './log-line.ts'
import type { Seat } from './seats.ts'
import type { LogSource, Watch } from './source.ts'

/** Milliseconds. The hour is Cloudflare's own limit. */
const ALIVE = 15_000
const LONGEST = 3_600_000

/** Of the answer whose body it is. */
export const LOG_HEADERS = {
  'content-type': 'application/x-ndjson',
  // Kept for another request, it would hold up a server that stops.
  connection: 'close',
}

export interface LogStreamDeps {
  hub: Hub
  /** Begun with the reading, stopped with it. */
  watch: Watch
  /** From 0 up to 1. */
  chance: () => number
  /** Aborted when all streams are to end, where there is a time for that. */
  stopping?: AbortSignal
}

/**
 * The logs of a tunnel as JSON lines, from when somebody reads them until they cancel or the
 * longest time is over. The seat is kept as long.
 */
export function logStream(
  deps: LogStreamDeps,
  query: LogQuery,
  seat: Seat,
): ReadableStream<Uint8Array> {
  let reading: Reading | undefined
  return new ReadableStream(
    {
      async pull(controller) {
        reading ??= read(deps, query, seat)
        const lines = await reading.take()
        if (lines === undefined) controller.close()
        else controller.enqueue(lines)
      },
      cancel() {
        reading?.stop()
        seat.leave()
      },
    },
    // Nobody reads the body of an answer to HEAD.
    { highWaterMark: 0 },
  )
}

interface Reading {
  take(): Promise<Uint8Array | undefined>
  stop(): void
}

function read(deps: LogStreamDeps, query: LogQuery, seat: Seat): Reading {
  seat.keep()
  const { hub, watch, chance, stopping } = deps
  const queue = lineQueue()
  const followers = new Map<string, Follower>()
  const following = { hub, query, queue, chance, lost: (id: string) => watching.lost(id) }

  function look(sources: readonly LogSource[]): void {
    const present = sources.filter(({ id }) => isAskedFor(id, query))
    for (const [id, follower] of followers) {
      if (present.some((source) => source.id === id)) continue
      follower.end(ENDINGS.left)
      followers.delete(id)
    }
    for (const source of present) lookAt(source, followers.get(source.id))
  }

  /** A way by which the log ended once would end it again; the connector may have others. */
  function lookAt(source: LogSource, follower: Follower | undefined): void {
    if (follower?.hasEnded === false) return
    if (follower !== undefined && follower.way === source.way) return follower.end(ENDINGS.broken)
    follower?.end(ENDINGS.goesOn)
    followers.set(source.id, follow(following, source))
  }

  function stop(): void {
    for (const timer of timers) clearTimeout(timer)
    watching.stop()
    for (const follower of followers.values()) follower.leave()
    stopping?.removeEventListener('abort', stopAll)
    seat.leave()
  }

  function finish(reason: string): void {
    for (const follower of followers.values()) follower.end(reason)
    stop()
    queue.end()
  }

  const stopAll = (): void => finish(ENDINGS.stopped)

  function signOfLife(): void {
    seat.keep()
    queue.addIfIdle(lineOf({ kind: 'alive' }))
  }

  const watching = watch({ present: look, over: finish })
  const timers = [setInterval(signOfLife, ALIVE), setTimeout(() => finish(ENDINGS.hour), LONGEST)]
  stopping?.addEventListener('abort', stopAll)
  return { take: () => queue.take(), stop }
}

const isAskedFor = (id: string, { connector }: LogQuery): boolean =>
  connector === undefined || connector === id
