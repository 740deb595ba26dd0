/** What a rate limit means for a page, in words; nothing where it means nothing. */
import type { Pressure } from '../../api/rate-limit.ts'
import { clock } from '../../ui/time.ts'

/** Why a page hears more slowly than usual. */
export function slowWords(pressure: Pressure): string {
  if (pressure.kind === 'wait')
    return `Cloudflare asked to wait: updates go on at ${clock(pressure.until)}.`
  return pressure.kind === 'near' ? 'Updates are slower: Cloudflare’s rate limit is near.' : ''
}

/** Why a person can't ask again now: it would be refused, and make the wait longer. */
export const waitWords = (pressure: Pressure): string =>
  pressure.kind === 'wait' ? `Cloudflare asked to wait until ${clock(pressure.until)}.` : ''
