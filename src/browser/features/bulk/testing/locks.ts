/** The lock of all tabs of a browser, for a test. */
export function locksOf() {
  const waiting: (() => void)[] = []
  let held = false
  const free = () => {
    held = false
    waiting.shift()?.()
  }
  const taken = () => {
    held = true
    return free
  }
  return {
    acquire: (patient: boolean): Promise<(() => void) | undefined> => {
      if (!held) return Promise.resolve(taken())
      if (!patient) return Promise.resolve(undefined)
      return new Promise((come) => waiting.push(() => come(taken())))
    },
  }
}
