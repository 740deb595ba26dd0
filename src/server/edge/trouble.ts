/** Words for the edge's log. */
import type { Log } from '../log.ts'
import { sparing } from '../sparing.ts'

/** Said of a connector that was not told to trust the edge. */
export const UNTRUSTED =
  'it does not trust this edge; start it with --cacert and the edge’s CA certificate'

/**
 * Why a TLS handshake failed. OpenSSL's own reason is a few words amid file names and numbers; the
 * one that setting up a connector is likely to meet is told with what to do about it.
 */
export function tlsTrouble(error: Error): string {
  const reason =
    'reason' in error && typeof error.reason === 'string' ? error.reason : error.message
  if (!/alert (bad certificate|unknown ca)/.test(reason)) return reason
  return UNTRUSTED
}

/** The edge's log, by whom a line is about, so that no kind can use up the lines of another. */
export interface EdgeLog {
  /** Somebody who has not registered, and may be anybody. */
  stranger: Log
  /** Somebody who asked to register and may not. */
  refused: Log
  connector: Log
}

export function edgeLog(log: Log): EdgeLog {
  return { stranger: sparing(log), refused: sparing(log), connector: sparing(log) }
}
