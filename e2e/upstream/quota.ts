import * as z from 'zod'
import { tooManyRequests } from './problem.ts'

export const QuotaWords = z.strictObject({
  /** Requests in a window. */
  limit: z.int().min(0),
  /** Seconds; also how long a token that went over the limit is shut out. */
  window: z.int().min(1),
})
type Rule = z.output<typeof QuotaWords>

const CLOUDFLARES: Rule = { limit: 1200, window: 300 }

interface Spent {
  count: number
  /** When the count begins anew, in milliseconds since 1970. */
  until: number
}

/** Counts the requests of each token, and says in headers what is left. */
export class Quota {
  #rule = CLOUDFLARES
  readonly #spent = new Map<string, Spent>()

  /** Begins anew, with Cloudflare's own numbers unless others are given. */
  set(rule: Rule = CLOUDFLARES): void {
    this.#rule = rule
    this.#spent.clear()
  }

  /** Counts one request; answers the headers that say what is left, and throws 429 through `refuse` where nothing is. */
  spend(token: string): { headers: { [name: string]: string }; refuse: () => void } {
    const { limit, window } = this.#rule
    const spent = this.#current(token)
    spent.count += 1
    const seconds = Math.ceil((spent.until - Date.now()) / 1000)
    const remaining = Math.max(0, limit - spent.count)
    return {
      headers: {
        ratelimit: `"default";r=${remaining};t=${seconds}`,
        'ratelimit-policy': `"default";q=${limit};w=${window}`,
      },
      refuse: () => {
        if (spent.count > limit) throw tooManyRequests(seconds)
      },
    }
  }

  #current(token: string): Spent {
    const known = this.#spent.get(token)
    if (known !== undefined && known.until > Date.now()) {
      // Whoever goes over the limit is shut out for a whole window from then on.
      if (known.count === this.#rule.limit) known.until = Date.now() + this.#rule.window * 1000
      return known
    }
    const fresh = { count: 0, until: Date.now() + this.#rule.window * 1000 }
    this.#spent.set(token, fresh)
    return fresh
  }
}
