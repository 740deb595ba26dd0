import type { Certificate } from '#contract/certificate.ts'
import { type Expiry, expiryOf, expiryWords } from './expiry.ts'

const LOOKS: Record<Expiry, string> = {
  unknown: 'text-dim',
  expired: 'text-bad',
  soon: 'text-warn',
  later: 'text-dim',
}

/** When a certificate ends. `now` in ms since 1970. */
export const Ends = ({ certificate, now }: { certificate: Certificate; now: number }) => (
  <span className={`text-small ${LOOKS[expiryOf(certificate, now)]}`}>
    {expiryWords(certificate, now)}
  </span>
)
