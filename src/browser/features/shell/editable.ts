import * as z from 'zod/mini'
import { APP_PROTOCOLS, SERVICE_TYPES, VERIFICATION_MODES } from '#contract/service-config.ts'
import { tunnelOf, type VpcService } from '#contract/service.ts'

/** Of what a form keeps unseen, all that may be sent again. */
const KEPT = {
  type: z.enum(SERVICE_TYPES),
  mode: z.nullish(z.enum(VERIFICATION_MODES)),
  protocol: z.nullish(z.enum(APP_PROTOCOLS)),
}

/** What of a service is beyond the form, to follow "because"; nothing when the form can show it. */
function whatIsUnknown(service: VpcService): string | undefined {
  const { type, host, tls_settings: tls, app_protocol } = service
  if (!KEPT.type.safeParse(type).success) return 'it is of a type'
  if (!KEPT.mode.safeParse(tls?.cert_verification_mode).success)
    return 'it checks certificates in a way'
  if (!KEPT.protocol.safeParse(app_protocol).success) return 'it speaks a protocol'
  const address = host.hostname ?? host.ipv4 ?? host.ipv6
  return address === undefined || tunnelOf(host) === '' ? 'its host is told in a way' : undefined
}

const words = (service: VpcService, done: string, doing: string): string | undefined => {
  const what = whatIsUnknown(service)
  return (
    what &&
    `This service can’t be ${done} here: ${what} that VPC Console does not know. ${doing} in the Cloudflare dashboard.`
  )
}

/**
 * Why a service can't be edited here, as a sentence; nothing when it can. An update replaces the whole: what this
 * console does not know would be lost or spoilt. Fields beside those it knows are another matter: they are told before
 * anything is saved.
 */
export const whyNotEdited = (service: VpcService): string | undefined =>
  words(service, 'edited', 'Edit it')

/** Why no other service can be made like it here, as a sentence; nothing when one can. */
export const whyNotDuplicated = (service: VpcService): string | undefined =>
  words(service, 'duplicated', 'Create the other one')
