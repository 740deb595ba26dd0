import { setTimeout as pause } from 'node:timers/promises'

/** Resolves once the condition holds; rejects, saying what was awaited, after a minute. */
export async function eventually(
  what: string,
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + 60_000
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Waited in vain for ${what}.`)
    await pause(20)
  }
}
