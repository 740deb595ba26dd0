import { setTimeout as pause } from 'node:timers/promises'

/** What this process holds in memory, in bytes, once nothing is left to clear away. */
export async function memoryInUse(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.()
    await pause(100)
  }
  return process.memoryUsage.rss()
}
