/** How the service's certificate is checked, in words; and when one of the account's certificates ends. Pure. */
import type { Certificate } from '#contract/certificate.ts'
import type { ServiceForm } from './service-form.ts'

type Mode = Exclude<ServiceForm['tls'], 'default'>

/** What a choice in the form means: nothing said is the default. */
export const modeOf = (tls: ServiceForm['tls']): Mode => (tls === 'default' ? 'verify_full' : tls)

/** What each is called, and what follows from it. Source: Workers VPC, VPC Services. */
export const MODES: Record<Mode, { label: string; consequence: string }> = {
  verify_full: {
    label: 'Chain and hostname (verify_full)',
    consequence:
      'The service must show a certificate that a trusted authority issued for its hostname. Any other is refused, with tls_certificate_error.',
  },
  verify_ca: {
    label: 'Chain only (verify_ca)',
    consequence:
      'The service must show a certificate of a trusted authority, for whatever hostname: who holds any certificate of that authority can take its place.',
  },
  disabled: {
    label: 'None (disabled)',
    consequence:
      'Any certificate is accepted. Traffic is encrypted, but whoever gets between the connector and the service can take its place, and read and change everything.',
  },
}

type Tls = Pick<ServiceForm, 'tls' | 'authority' | 'clientCertificate'>

/** Whether nothing was chosen but what holds anyway. */
export const isUsual = ({ tls, authority, clientCertificate }: Tls): boolean =>
  modeOf(tls) === 'verify_full' && authority === '' && clientCertificate === ''

/** What was chosen, in one line. */
export const tlsSummary = ({ tls, authority, clientCertificate }: Tls): string =>
  [
    MODES[modeOf(tls)].label,
    authority !== '' && tls !== 'disabled' && 'own certificate authority',
    clientCertificate !== '' && 'client certificate',
  ]
    .filter(Boolean)
    .join(', ')

type Ports = Pick<ServiceForm, 'type' | 'ports' | 'httpPort' | 'httpsPort'>

/** Whether no request to the service uses TLS, so that none of this applies. */
export const isWithoutTls = ({ type, ports, httpPort, httpsPort }: Ports): boolean =>
  type === 'http' && ports === 'custom' && httpPort.trim() !== '' && httpsPort.trim() === ''

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
