import * as z from 'zod/mini'
import { tunnelOf, type VpcService } from '#contract/service.ts'

/** Of what a form keeps unseen, all that may be sent again. */
const KEPT = {
  type: z.enum(['http', 'tcp']),
  mode: z.nullish(z.enum(['verify_full', 'verify_ca', 'disabled'])),
  protocol: z.nullish(z.enum(['postgresql', 'mysql'])),
}

const unknown = (what: string): string =>
  `This service can’t be edited here: ${what} that VPC Console does not know. Edit it in the Cloudflare dashboard.`

/**
 * Why a service can't be edited here, as a sentence; nothing when it can. An update replaces the whole: what this
 * console does not know would be lost or spoilt.
 */
export function whyNotEdited(service: VpcService): string | undefined {
  const { type, host, tls_settings: tls, app_protocol } = service
  if (!KEPT.type.safeParse(type).success) return unknown('it is of a type')
  if (!KEPT.mode.safeParse(tls?.cert_verification_mode).success)
    return unknown('it checks certificates in a way')
  if (!KEPT.protocol.safeParse(app_protocol).success) return unknown('it speaks a protocol')
  const address = host.hostname ?? host.ipv4 ?? host.ipv6
  return address === undefined || tunnelOf(host) === ''
    ? unknown('its host is told in a way')
    : undefined
}
