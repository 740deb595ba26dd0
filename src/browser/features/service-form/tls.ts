/** How the service's certificate is checked, in words. Pure. */
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
