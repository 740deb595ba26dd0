import { lineOf } from './log-line.ts'

/** How much waits for a slow reader, in lines and in bytes. */
const MOST_LINES = 1000
const MOST_BYTES = 4 * 1024 * 1024

/** Lines on their way to one reader, who takes all that wait at once. */
export interface LineQueue {
  /** Adds a line, unless too much waits: then it and all that follow are left out and counted. */
  offer(line: Uint8Array): void
  /**
   * Adds a line about somebody that is never left out. It takes the place of what was told about
   * the same one since the last other line, so that what waits stays bounded.
   */
  tell(about: string, line: Uint8Array): void
  /** Adds a line only where nothing else waits. */
  addIfIdle(line: Uint8Array): void
  /** Resolves once there is something; with nothing after the end. One taker at a time. */
  take(): Promise<Uint8Array | undefined>
  /** What was added before can still be taken. */
  end(): void
}

/** An empty one. */
export function lineQueue(): LineQueue {
  let lines: Uint8Array[] = []
  let bytes = 0
  let dropped = 0
  let hasEnded = false
  let wake: (() => void) | undefined
  /** Where in `lines` what was told stands, as long as no other line came after it. */
  const told = new Map<string, number>()

  const push = (line: Uint8Array): void => {
    lines.push(line)
    bytes += line.length
    wake?.()
  }

  const add = (line: Uint8Array): void => {
    told.clear()
    push(line)
  }

  const isFull = (): boolean => lines.length >= MOST_LINES || bytes >= MOST_BYTES

  function takeAll(): Uint8Array {
    if (dropped > 0) lines.push(lineOf({ kind: 'dropped', count: dropped }))
    const all = concatenated(lines)
    lines = []
    bytes = dropped = 0
    told.clear()
    return all
  }

  return {
    offer(line) {
      if (dropped > 0 || isFull()) dropped += 1
      else add(line)
    },
    tell(about, line) {
      const at = told.get(about)
      if (at === undefined) {
        told.set(about, lines.length)
        push(line)
      } else lines[at] = line
    },
    addIfIdle(line) {
      if (lines.length === 0) add(line)
    },
    async take() {
      if (lines.length === 0 && !hasEnded) await new Promise<void>((resolve) => (wake = resolve))
      return lines.length === 0 ? undefined : takeAll()
    },
    end() {
      hasEnded = true
      wake?.()
    },
  }
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
