/** Facts beside a line, for programs that read the log. None may be a secret: `path` is without its query. */
export interface LogFields {
  /** The id of the request the line is about; its answer carries the same as `x-request-id`. */
  request?: string
  method?: string
  path?: string
  status?: number
  /** How long it took, in milliseconds. */
  ms?: number
}

/** Takes one event as one line, without secrets. The line says all by itself; the fields repeat it for programs. */
export type Log = (line: string, fields?: LogFields) => void

export const LOG_FORMATS = ['text', 'json'] as const
export type LogFormat = (typeof LOG_FORMATS)[number]

type Write = (time: string, message: string, fields?: LogFields) => string

/** How one event is written. */
export const LOG_LINE: Record<LogFormat, Write> = {
  text: (time, message) => `${time} ${plain(message)}\n`,
  json: (time, message, fields) =>
    `${plain(JSON.stringify({ time, message: plain(message), ...fields }))}\n`,
}

/**
 * A log on standard error: standard output is for what the person who started the server reads. Words of a peer in a
 * line stay in it: what would begin another, move the cursor or turn the direction of writing is left out.
 */
export const createLog =
  (now: () => string, format: LogFormat = 'text'): Log =>
  (line, fields) => {
    process.stderr.write(LOG_LINE[format](now(), line, fields))
  }

const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
