/** What the address of the live logs asks for. Pure. */
import * as z from 'zod/mini'
import { LOG_EVENTS, type LogEvent, type LogLevel } from '#contract/live.ts'

/** The part of the URL after `?`: the names are those of the contract's `LogQuery`, which the server checks. */
export const LogSearch = z.object({
  level: z.optional(z.string()),
  events: z.optional(z.string()),
  connector: z.optional(z.string()),
  sampling: z.optional(z.string()),
})
export type LogSearch = z.infer<typeof LogSearch>

/** The levels to choose from, beside the usual one, `info`. */
export const LEVELS: { value: Exclude<LogLevel, 'info'>; label: string }[] = [
  { value: 'debug', label: 'Debug and above' },
  { value: 'warn', label: 'Warnings and errors' },
  { value: 'error', label: 'Errors only' },
]

export const EVENTS: Record<LogEvent, string> = {
  cloudflared: 'cloudflared',
  http: 'HTTP',
  tcp: 'TCP',
  udp: 'UDP',
}

/** How many lines of a hundred. */
export const SAMPLES = ['50', '10', '1'].map((value) => ({ value, label: `${value} % of lines` }))

/** Whether only some kinds of events are asked for, and this one is. */
export const hasEvent = ({ events = '' }: LogSearch, event: LogEvent): boolean =>
  events.split(',').includes(event)

/** The kinds of events asked for, after one was chosen or no longer is; none is the same as all. */
export function toggleEvent(search: LogSearch, event: LogEvent): string | undefined {
  const wanted = LOG_EVENTS.filter((one) => hasEvent(search, one) !== (one === event))
  return wanted.join(',') || undefined
}
