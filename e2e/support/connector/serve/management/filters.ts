import * as z from 'zod/mini'
import { LOG_EVENTS, LOG_LEVELS } from '#contract/live.ts'
import type { LogEntry } from '../logs.ts'

/** What may be said on a log stream. Source: cloudflared's `management/events.go`. */
export const Command = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start_streaming'),
    filters: z.nullish(
      z.object({
        events: z.optional(z.array(z.enum(LOG_EVENTS))),
        /** The least level that is sent. */
        level: z.optional(z.enum(LOG_LEVELS)),
        /** The share of what is left that is sent; 0 stands for all. */
        sampling: z.optional(z.number()),
      }),
    ),
  }),
  z.object({ type: z.literal('stop_streaming') }),
])
export type Filters = Extract<z.infer<typeof Command>, { type: 'start_streaming' }>['filters']

export function passes({ level, event }: LogEntry, filters: Filters): boolean {
  const { events = [], level: least = 'debug', sampling = 0 } = filters ?? {}
  if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(least)) return false
  if (events.length > 0 && !events.includes(event)) return false
  return sampling <= 0 || Math.random() < sampling
}

/** A `logs` message. The first of the levels and events is told by leaving it out. */
export function logsMessage({ level, event, message, fields }: LogEntry): string {
  const log = {
    time: new Date().toISOString(),
    ...(level === 'debug' ? {} : { level }),
    message,
    ...(event === 'cloudflared' ? {} : { event }),
    ...(fields ? { fields } : {}),
  }
  return JSON.stringify({ type: 'logs', logs: [log] })
}
