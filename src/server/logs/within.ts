/** Does something with a signal that also ends it when it takes longer than some milliseconds. */
export async function within<T>(
  milliseconds: number,
  signal: AbortSignal,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), milliseconds)
  try {
    return await act(AbortSignal.any([signal, late.signal]))
  } finally {
    clearTimeout(timer)
  }
}
