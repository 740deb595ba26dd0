import { randomUUID } from 'node:crypto'
import { refuse, Refusal } from '#contract/refusal.ts'
import type { Log } from './log.ts'

/**
 * What to answer to whatever was thrown. A Refusal is itself. Anything else is a bug: its details go to the log, and
 * the client gets a reference to find them by.
 */
export function refusalOf(error: unknown, request: Request, log: Log): Refusal {
  if (error instanceof Refusal) return error
  const reference = randomUUID().slice(0, 8)
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const { pathname } = new URL(request.url)
  log(
    `error ${reference} in ${request.method} ${pathname}: ${details.replaceAll(/\s*\n\s*/g, ' | ')}`,
  )
  return refuse(500, {
    kind: 'internal',
    message: `Something went wrong inside the server. Its log has the details under ${reference}.`,
  })
}
