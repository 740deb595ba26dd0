import type { LogEvent, LogLevel } from '#contract/live.ts'

/** What a connector logs. */
export interface LogEntry {
  level: LogLevel
  event: LogEvent
  message: string
  fields?: Record<string, unknown>
}

type Listener = (entry: LogEntry) => void

/** Hands what is logged to whoever listens; keeps nothing. */
export class Logs {
  readonly #listeners = new Set<Listener>()

  write(entry: LogEntry) {
    for (const listener of this.#listeners) listener(entry)
  }

  /** Returns what ends the listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}
