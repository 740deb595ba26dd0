import { refuse, Refusal } from '#contract/refusal.ts'

/**
 * What to answer to whatever was thrown. A Refusal is itself. Anything else is a bug: its details go to the log, and
 * the client gets the id of the request to find them by.
 */
export const refusalOf = (error: unknown, requestId: string): Refusal =>
  error instanceof Refusal
    ? error
    : refuse(500, {
        kind: 'internal',
        message: `Something went wrong inside the server. Its log has the details under ${requestId}.`,
      })
