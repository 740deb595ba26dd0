/** Takes one event as one line, without secrets. */
export type Log = (line: string) => void

/**
 * A log on standard error: standard output is for what the person who started the server reads. Words of a peer in a
 * line stay in it: what would begin another, move the cursor or turn the direction of writing is left out.
 */
export const createLog =
  (now: () => string): Log =>
  (line) => {
    process.stderr.write(`${now()} ${line.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')}\n`)
  }
