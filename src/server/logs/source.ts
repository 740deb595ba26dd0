/** What a log stream needs of those it follows: the same in either mode, and nothing that only Node has. */
import type { LogLevel } from '#contract/live.ts'
import type { LogLine } from './log-line.ts'

/** What a session tells, in this order. */
export interface Told {
  streaming(hostname: string | null): void
  line(line: LogLine): void
  /** The last; with a sentence, or `ENDINGS.lost`. Never before `open` has answered. */
  ended(reason: string): void
}

/** A connector that can be asked for its logs. */
export interface LogSource {
  /** A UUID in lower case, by its own word: unique in its tunnel at most. */
  id: string
  /** Unique among all tunnels; equal where readers may share a session. */
  key: string
  /** By what it is reached. As long as that is the same, a log that ended is not begun anew. */
  way: unknown
  /** Begins a session, with lines from a level on. Answers the function that ends it, after which nothing is told. */
  open(level: LogLevel, told: Told): () => void
}

interface Watcher {
  /** All that can be followed now. */
  present: (sources: readonly LogSource[]) => void
  /** Nobody can be followed any more, and why, as a sentence. */
  over: (reason: string) => void
}

interface Watching {
  /** A log broke off without a farewell: it is worth a look at who is there. */
  lost(id: string): void
  stop(): void
}

/** Tells who can be followed: at once, and from then on as it changes. */
export type Watch = (watcher: Watcher) => Watching
