/** Does something soon, and once for all that want it until then. In milliseconds. */
export function eachSo(wait: number, act: () => unknown): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined
      act()
    }, wait)
  }
}

/** Waits that end early when somebody can't wait any longer. */
export function sleeper() {
  const waiting = new Set<() => void>()
  return {
    /** In milliseconds. */
    sleep: (wait: number) =>
      new Promise<void>((come) => {
        const end = () => {
          clearTimeout(timer)
          waiting.delete(end)
          come()
        }
        const timer = setTimeout(end, wait)
        waiting.add(end)
      }),
    wake: () => {
      for (const end of waiting) end()
    },
  }
}
