import { MOST_STREAMS } from '#contract/log-stream.ts'
import { refuse } from '#contract/refusal.ts'

/** Milliseconds until a place is given back that nobody began to use, as of an answer to HEAD. */
const UNUSED = 10_000
/** Milliseconds until one in use is lost unless it is kept again: Workers may end a stream without a word to us. */
const IN_USE = 60_000

/** The place of one stream. */
export interface Seat {
  /** Keeps it for a minute; before the first time it is lost sooner. */
  keep(): void
  leave(): void
}

interface Place {
  identity: string
  /** By `performance.now()`. */
  until: number
}

/** Starts with all places free. Answers the function that takes one for an identity, and refuses when there is none. */
export function createSeats(): (identity: string) => Seat {
  const taken = new Set<Place>()
  return (identity) => {
    const now = performance.now()
    for (const place of taken) if (place.until <= now) taken.delete(place)
    const own = [...taken].filter((it) => it.identity === identity)
    if (own.length >= MOST_STREAMS.each) throw tooManyOfOne()
    if (taken.size >= MOST_STREAMS.all) throw tooMany()
    const place = { identity, until: now + UNUSED }
    taken.add(place)
    return {
      keep() {
        place.until = performance.now() + IN_USE
        taken.add(place)
      },
      leave: () => void taken.delete(place),
    }
  }
}

const tooManyOfOne = () =>
  refuse(429, {
    kind: 'tooManyStreams',
    message: `You read ${MOST_STREAMS.each} log streams already, the most at a time. Close one of those pages first.`,
  })

const tooMany = () =>
  refuse(429, {
    kind: 'tooManyStreams',
    message: `${MOST_STREAMS.all} log streams are read already, the most this console serves at a time. Try again later.`,
  })
