/** How quickly a job asks, by what the API says of its rate limit. */
import type { DirectoryKind } from '#contract/session.ts'
import type { Pressure } from '../../api/rate-limit.ts'

/** How many changes are under way at a time. A browser has six connections to a host, and the page needs some itself. */
export const WIDTH = 4

/**
 * What lies between two requests at least, in milliseconds. Cloudflare lets a token ask 1,200 times in five minutes, of
 * which the page's polls take a quarter at most (`queries/pace.ts`): a job takes 2.7 a second, and less when what is
 * left is said to be scarce. This console's own directory has no limit.
 */
export function gapOf(directory: DirectoryKind, pressure: Pressure): number {
  const usual = directory === 'cloudflare' ? 370 : 0
  return pressure.kind === 'near' ? Math.max(usual, pressure.stretch * 200) : usual
}

/** Hands out turns, one after the other, with a gap between them that is asked for each time. */
export function turns(
  gap: () => number,
  now: () => number,
  sleep: (wait: number) => Promise<unknown>,
) {
  let free = 0
  return async (): Promise<void> => {
    const mine = Math.max(free, now())
    free = mine + gap()
    if (mine > now()) await sleep(mine - now())
  }
}
