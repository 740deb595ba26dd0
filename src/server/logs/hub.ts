import type { LogLevel } from '#contract/live.ts'
import { isAsSerious } from './log-line.ts'
import { openSession, type Told } from './session.ts'
import type { LogSource } from './source.ts'

/**
 * One session per connector, shared by all who read its logs. A connector refuses a second actor,
 * and ends the session of an actor who opens another, so two readers could not have one each. And
 * cloudflared 2026.8.2 keeps a processor core busy while it streams, so none outlives its readers.
 */
export interface Hub {
  /**
   * Reads the logs of a connector from a level on; the lines are those that the least demanding
   * reader gets. Answers the function that ends it, after which nothing is told.
   */
  join(asked: Asked, reader: Told): () => void
}

interface Asked {
  tunnelId: string
  source: LogSource
  level: LogLevel
}

interface Feed {
  level: LogLevel
  readers: Set<Told>
  /** Undefined until it streams. */
  hostname: string | null | undefined
  stop: () => void
}

/** Starts with no session. */
export function createHub(tokenFor: (tunnelId: string) => string): Hub {
  const feeds = new Map<string, Feed>()

  function open({ tunnelId, source, level }: Asked, readers: Set<Told>): Feed {
    const key = keyOf(tunnelId, source)
    const all = (tell: (reader: Told) => void): void => readers.forEach(tell)
    const feed: Feed = { level, readers, hostname: undefined, stop: () => {} }
    feed.stop = openSession(
      { source, token: tokenFor(tunnelId), level },
      {
        streaming(hostname) {
          feed.hostname = hostname
          all((reader) => reader.streaming(hostname))
        },
        line: (line) => all((reader) => reader.line(line)),
        ended(reason) {
          feeds.delete(key)
          all((reader) => reader.ended(reason))
        },
      },
    )
    feeds.set(key, feed)
    return feed
  }

  /** The feed with at least this level. A connector takes no other level within a session. */
  function atLeast(asked: Asked): Feed {
    const feed = feeds.get(keyOf(asked.tunnelId, asked.source))
    if (feed === undefined) return open(asked, new Set())
    if (isAsSerious(asked.level, feed.level)) return feed
    feed.stop()
    return open(asked, feed.readers)
  }

  function leave(key: string, reader: Told): void {
    const feed = feeds.get(key)
    if (feed?.readers.delete(reader) !== true || feed.readers.size > 0) return
    feeds.delete(key)
    feed.stop()
  }

  return {
    join(asked, reader) {
      const { hostname, readers } = atLeast(asked)
      readers.add(reader)
      if (hostname !== undefined) reader.streaming(hostname)
      return () => leave(keyOf(asked.tunnelId, asked.source), reader)
    },
  }
}

/** Connectors choose their ids, so one could choose that of another tunnel's. */
const keyOf = (tunnelId: string, { id }: LogSource): string => `${tunnelId}/${id}`
