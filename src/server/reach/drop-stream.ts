import type { Duplex } from 'node:stream'

/** Ends a stream that nobody waits for any more: an error that nobody hears ends the process. */
export function dropStream(stream: Duplex): void {
  stream.on('error', () => {})
  stream.destroy()
}
