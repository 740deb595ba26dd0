/** What one of the account's certificates is called, and when it ends. Pure. */
import type { Certificate } from '#contract/certificate.ts'

export type Expiry = 'unknown' | 'expired' | 'soon' | 'later'

const DAY = 86_400_000
const SOON = 30 * DAY

/** How a certificate stands: `soon` is within 30 days. `now` in ms since 1970. */
export function expiryOf({ expires_on }: Certificate, now: number): Expiry {
  const left = Date.parse(expires_on) - now
  if (Number.isNaN(left)) return 'unknown'
  if (left <= 0) return 'expired'
  return left <= SOON ? 'soon' : 'later'
}

const DATE = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' })

const daysWords = (days: number): string =>
  days === 0 ? 'within a day' : days === 1 ? 'in 1 day' : `in ${days} days`

/** When a certificate ends, in words; dates are those of UTC. */
export function expiryWords(certificate: Certificate, now: number): string {
  const at = Date.parse(certificate.expires_on)
  const words: Record<Expiry, () => string> = {
    unknown: () => 'End not known',
    expired: () => `Expired on ${DATE.format(at)}`,
    soon: () => `Expires ${daysWords(Math.floor((at - now) / DAY))}, on ${DATE.format(at)}`,
    later: () => `Until ${DATE.format(at)}`,
  }
  return words[expiryOf(certificate, now)]()
}

/** What a certificate is called. */
export const nameOf = ({ name, id }: Certificate): string => name || id
