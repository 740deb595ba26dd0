import { MOST_STREAMS } from '#contract/log-stream.ts'
import { refuse } from '#contract/refusal.ts'

/** Milliseconds until a place is given back that nobody began to use, as of an answer to HEAD. */
const UNUSED = 10_000

/** The place of one stream. */
export interface Seat {
  /** Keeps it until it is left; before that it is lost after a while. */
  keep(): void
  leave(): void
}

/** Starts with all places free. Answers the function that takes one for an identity, and refuses when there is none. */
export function createSeats(): (identity: string) => Seat {
  const taken = new Set<{ identity: string }>()
  return (identity) => {
    const own = [...taken].filter((it) => it.identity === identity)
    if (own.length >= MOST_STREAMS.each) throw tooManyOfOne()
    if (taken.size >= MOST_STREAMS.all) throw tooMany()
    const place = { identity }
    taken.add(place)
    const timer = setTimeout(() => taken.delete(place), UNUSED).unref()
    return {
      keep() {
        clearTimeout(timer)
        taken.add(place)
      },
      leave() {
        clearTimeout(timer)
        taken.delete(place)
      },
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
