/** What a connector sends while it streams, made into lines for the browser. */
import * as z from 'zod/mini'
import { LOG_EVENTS, LOG_LEVELS, type LogLevel, type LogMessage } from '#contract/live.ts'
import type { LogQuery } from '#contract/query.ts'
import { maskedFields, maskedText } from './masked.ts'

/** In bytes or characters: far more than a line of a log. */
export const MAX_MESSAGE = 256 * 1024

/** One log line of a connector, ready to be sent. */
export interface LogLine {
  level: string
  event: string
  line: Uint8Array
}

/** Source: cloudflared 2026.8.2, `management/events.go`, which leaves out what is the first of its kind. */
const Log = z.object({
  /** A connector's word, which pages read as a moment: what is none is taken as now. */
  time: z.catch(z.iso.datetime({ offset: true }), () => new Date().toISOString()),
  level: z._default(z.string(), LOG_LEVELS[0]),
  event: z._default(z.string(), LOG_EVENTS[0]),
  message: z._default(z.string(), ''),
  fields: z._default(z.nullable(z.record(z.string(), z.unknown())), null),
})

/** Messages of other types are for versions to come. */
const ServerEvent = z.object({ type: z.string(), logs: z.optional(z.unknown()) })
const Logs = z.array(Log)

/** A message as one JSON line. */
export const lineOf = (message: LogMessage): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(message)}\n`)

/**
 * The lines in a message of a connector that was asked with an access token. At level debug it logs that very request,
 * so the token is taken out. Throws when it is no message.
 */
export function readLines(connectorId: string, token: string, message: unknown): LogLine[] {
  if (typeof message !== 'string' || message.length > MAX_MESSAGE)
    throw new TypeError('not a text of a length that logs have')
  const { type, logs } = ServerEvent.parse(JSON.parse(message.replaceAll(token, '(access token)')))
  if (type !== 'logs') return []
  return Logs.parse(logs).map(({ message: text, fields, ...log }) => ({
    level: log.level,
    event: log.event,
    line: lineOf({
      kind: 'log',
      connector_id: connectorId,
      ...log,
      message: maskedText(text),
      fields: maskedFields(fields ?? {}),
    }),
  }))
}

/** Whether one level is at least as serious as another. A level we do not know is. */
const isAsSerious = (level: string, least: LogLevel): boolean => {
  const rank = LOG_LEVELS.findIndex((known) => known === level)
  return rank === -1 || rank >= LOG_LEVELS.indexOf(least)
}

/** Whether a query asks for a line; `chance` is from 0 up to 1. */
export const isWanted = (
  { level, event }: LogLine,
  query: Pick<LogQuery, 'level' | 'events' | 'sampling'>,
  chance: () => number,
): boolean =>
  isAsSerious(level, query.level) &&
  (query.events?.some((wanted) => wanted === event) ?? true) &&
  (query.sampling === undefined || chance() * 100 < query.sampling)
