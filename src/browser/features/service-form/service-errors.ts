import { CODES } from '#contract/codes.ts'
import type { ApiMessage } from '#contract/envelope.ts'
import type { ServiceForm } from './service-form.ts'

/** Which box each part of the request came from. The first that fits is taken, so a part stands before its whole. */
const BOXES: [pointer: string, field: keyof ServiceForm][] = [
  ['/host/network', 'tunnel'],
  ['/host/resolver_network/resolver_ips', 'resolverIps'],
  ['/host/resolver_network', 'tunnel'],
  ['/host', 'host'],
  ['/name', 'name'],
  ['/http_port', 'httpPort'],
  ['/https_port', 'httpsPort'],
  ['/tcp_port', 'tcpPort'],
  ['/app_protocol', 'protocol'],
  ['/type', 'type'],
  ['/tls_settings/certificate_authority', 'authority'],
  ['/tls_settings/client_certificate', 'clientCertificate'],
  ['/tls_settings', 'tls'],
]

/** The box of the form that a message of the API is about. */
export function serviceField({ code, source }: ApiMessage): keyof ServiceForm | undefined {
  if (code === CODES.serviceNameTaken.code) return 'name'
  return BOXES.find(([pointer]) => source?.pointer.startsWith(pointer))?.[1]
}
