import { LOG_LEVELS, type LogLevel } from '#contract/live.ts'
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

interface Place {
  tunnelId: string
  source: LogSource
}

interface Asked extends Place {
  level: LogLevel
}

/** Who reads, and the least serious level each wants. */
type Readers = Map<Told, LogLevel>

interface Feed extends Asked {
  readers: Readers
  /** Undefined until it streams. */
  hostname: string | null | undefined
  stop: () => void
}

/** Starts with no session. */
export function createHub(tokenFor: (tunnelId: string) => string): Hub {
  const feeds = new Map<string, Feed>()

  function open(asked: Asked, readers: Readers): Feed {
    const { tunnelId, source, level } = asked
    const all = (tell: (reader: Told) => void): void => [...readers.keys()].forEach(tell)
    const feed: Feed = { ...asked, readers, hostname: undefined, stop: () => {} }
    feed.stop = openSession(
      { source, token: tokenFor(tunnelId), level },
      {
        streaming(hostname) {
          feed.hostname = hostname
          all((reader) => reader.streaming(hostname))
        },
        line: (line) => all((reader) => reader.line(line)),
        ended(reason) {
          feeds.delete(keyOf(asked))
          all((reader) => reader.ended(reason))
        },
      },
    )
    feeds.set(keyOf(asked), feed)
    return feed
  }

  /**
   * The feed with the level its readers want, of whom there is one at least. A connector takes no
   * other level within a session, and what nobody wants costs both sides something all the same.
   */
  function fitting({ tunnelId, source }: Place, readers: Readers): Feed {
    const feed = feeds.get(keyOf({ tunnelId, source }))
    const level = leastOf(readers)
    if (feed?.level === level) return feed
    feed?.stop()
    return open({ tunnelId, source, level }, readers)
  }

  function leave(place: Place, reader: Told): void {
    const feed = feeds.get(keyOf(place))
    if (feed?.readers.delete(reader) !== true) return
    if (feed.readers.size > 0) return void fitting(feed, feed.readers)
    feeds.delete(keyOf(place))
    feed.stop()
  }

  return {
    join({ level, ...place }, reader) {
      const readers: Readers = feeds.get(keyOf(place))?.readers ?? new Map()
      readers.set(reader, level)
      const { hostname } = fitting(place, readers)
      if (hostname !== undefined) reader.streaming(hostname)
      return () => leave(place, reader)
    },
  }
}

/** From the least serious on, `LOG_LEVELS` has every one. */
const leastOf = (readers: Readers): LogLevel =>
  LOG_LEVELS.find((level) => [...readers.values()].includes(level)) ?? 'error'

/** Connectors choose their ids, so one could choose that of another tunnel's. */
const keyOf = ({ tunnelId, source }: Place): string => `${tunnelId}/${source.id}`
