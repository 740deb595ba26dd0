/** Runs something once the page has been out of sight for so many milliseconds, unless the signal comes before. */
export function whenHiddenFor(time: number, signal: AbortSignal, run: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const watch = () => {
    clearTimeout(timer)
    if (document.visibilityState === 'hidden') timer = setTimeout(run, time)
  }
  watch()
  document.addEventListener('visibilitychange', watch, { signal })
  signal.addEventListener('abort', () => clearTimeout(timer))
}
