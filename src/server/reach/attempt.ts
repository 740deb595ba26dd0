/** The time for an attempt was up. */
export class TooLate extends Error {
  override name = 'TooLate' as const
}

interface Attempt<T> {
  /** In milliseconds. */
  ms: number
  signal: AbortSignal | undefined
  /** Its signal fires when the attempt is given up, and never after it succeeded. */
  start: (signal: AbortSignal) => Promise<T>
  /** Takes what arrives after the attempt was given up, so that it does not stay open unseen. */
  discard: (late: T) => void
}

/** Rejects at once with `TooLate` or the signal's reason, even when `start` heeds no signal. */
export async function attempt<T>({ ms, signal, start, discard }: Attempt<T>): Promise<T> {
  signal?.throwIfAborted()
  const inner = new AbortController()
  const timer = setTimeout(() => inner.abort(new TooLate(`no answer within ${ms} ms`)), ms)
  const abort = () => inner.abort(signal?.reason)
  signal?.addEventListener('abort', abort)
  try {
    return await unlessAborted(start(inner.signal), inner.signal, discard)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

/** One place decides whether a value is taken or discarded, so that it can't be both or neither. */
function unlessAborted<T>(
  started: Promise<T>,
  signal: AbortSignal,
  discard: (late: T) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
    started.then((value) => (signal.aborted ? discard(value) : resolve(value)), reject)
  })
}
