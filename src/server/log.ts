/** Takes one event as one line, without secrets. */
export type Log = (line: string) => void

/** A log on standard error: standard output is for what the person who started the server reads. */
export const createLog =
  (now: () => string): Log =>
  (line) => {
    process.stderr.write(`${now()} ${line}\n`)
  }
