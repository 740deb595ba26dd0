import { LOG_LEVELS, type LogLevel } from '#contract/live.ts'
import type { LogSource, Told } from './source.ts'

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
  source: LogSource
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
export function createHub(): Hub {
  const feeds = new Map<string, Feed>()

  function open(asked: Asked, readers: Readers): Feed {
    const { source, level } = asked
    const all = (tell: (reader: Told) => void): void => [...readers.keys()].forEach(tell)
    const feed: Feed = { ...asked, readers, hostname: undefined, stop: () => {} }
    feed.stop = source.open(level, {
      streaming(hostname) {
        feed.hostname = hostname
        all((reader) => reader.streaming(hostname))
      },
      line: (line) => all((reader) => reader.line(line)),
      ended(reason) {
        feeds.delete(source.key)
        all((reader) => reader.ended(reason))
      },
    })
    feeds.set(source.key, feed)
    return feed
  }

  /**
   * The feed with the level its readers want, of whom there is one at least. A connector takes no
   * other level within a session, and what nobody wants costs both sides something all the same.
   */
  function fitting(source: LogSource, readers: Readers): Feed {
    const feed = feeds.get(source.key)
    const level = leastOf(readers)
    if (feed?.level === level) return feed
    feed?.stop()
    return open({ source, level }, readers)
  }

  function leave({ key }: LogSource, reader: Told): void {
    const feed = feeds.get(key)
    if (feed?.readers.delete(reader) !== true) return
    if (feed.readers.size > 0) return void fitting(feed.source, feed.readers)
    feeds.delete(key)
    feed.stop()
  }

  return {
    join({ source, level }, reader) {
      const readers: Readers = feeds.get(source.key)?.readers ?? new Map()
      readers.set(reader, level)
      const { hostname } = fitting(source, readers)
      if (hostname !== undefined) reader.streaming(hostname)
      return () => leave(source, reader)
    },
  }
}

/** From the least serious on, `LOG_LEVELS` has every one. */
const leastOf = (readers: Readers): LogLevel =>
  LOG_LEVELS.find((level) => [...readers.values()].includes(level)) ?? 'error'
