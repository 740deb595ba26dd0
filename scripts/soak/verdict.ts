import type { Sample } from './sample.ts'

/** Whether the server ended as it began. */

const MIB = 1024 * 1024

/**
 * What JavaScript keeps may differ by what V8 compiled and cached since. A connection that is not
 * let go of takes tens of kilobytes: a hundred of thousands of them would be seen.
 */
const HEAP_ROOM = 3 * MIB

/**
 * The allocator keeps pages that it had a use for, where something still lies beside what was freed,
 * and how many depends on what came together at the same moment. So much more after the same load
 * is no sign of anything; ten times as many connections than are there at once come and go meanwhile.
 */
const RSS_ROOM = 1.15

const mib = (bytes: number) => `${(bytes / MIB).toFixed(1)} MiB`

const change = (one: number, other: number) => `${mib(one)} → ${mib(other)}`

export interface Criterion {
  what: string
  holds: boolean
  found: string
}

export interface Outcome {
  /** Idle, after the first load. */
  before: Sample
  /** Idle again. */
  after: Sample
  failures: string[]
  exitCode: number | null
  minutes: number
}

export function criteria({ before, after, failures, exitCode, minutes }: Outcome): Criterion[] {
  return [
    {
      what: 'as many descriptors as before',
      holds: after.descriptors === before.descriptors,
      found: `${before.descriptors} → ${after.descriptors}`,
    },
    {
      what: 'the same live handles as before',
      holds: after.handles === before.handles,
      found:
        after.handles === before.handles ? after.handles : `${before.handles} → ${after.handles}`,
    },
    { what: 'nobody connected', holds: after.connections === 0, found: String(after.connections) },
    {
      what: `heap in use at most ${mib(HEAP_ROOM)} more`,
      holds: after.heapUsed <= before.heapUsed + HEAP_ROOM,
      found: change(before.heapUsed, after.heapUsed),
    },
    {
      what: `resident memory at most ${Math.round((RSS_ROOM - 1) * 100)} % more`,
      holds: after.rss <= before.rss * RSS_ROOM,
      found: change(before.rss, after.rss),
    },
    {
      what: 'the log says the same once a minute',
      holds: after.logLines <= 110 * (minutes + 5),
      found: `${after.logLines} lines`,
    },
    {
      what: 'nothing failed that should not',
      holds: failures.length === 0,
      found: String(failures.length),
    },
    {
      what: 'the server ends when it is told to',
      holds: exitCode === 0,
      found: `exit code ${exitCode}`,
    },
  ]
}
