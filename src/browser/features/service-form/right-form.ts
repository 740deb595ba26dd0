/** When the form of a VPC Service is right: each complaint stands at the box it is about. Pure. */
import * as z from 'zod/mini'
import { isIpv4, isIpv6, words } from '#contract/host.ts'
import { PlainName } from '#contract/text.ts'
import { RESOLVER_LIMIT } from '#contract/service.ts'
import { hostProblem, isAddress } from './host-text.ts'
import { Boxes, type ServiceForm } from './service-form.ts'

/** Whether a box for a port is empty or holds one. */
export const isPort = (text: string): boolean =>
  text === '' || (/^\d{1,5}$/.test(text) && +text >= 1 && +text <= 65_535)
const Port = z
  .string()
  .check(z.trim(), z.refine(isPort, 'A port is a whole number from 1 to 65535.'))

/** Each box by the contract's own rule. */
const RIGHT = z.extend(Boxes, {
  name: PlainName,
  tunnel: z.string().check(z.minLength(1, 'Choose the tunnel this service is reached through.')),
  host: z.string().check((ctx) => {
    const message = hostProblem(ctx.value)
    if (message !== undefined) ctx.issues.push({ code: 'custom', message, input: ctx.value })
  }),
  httpPort: Port,
  httpsPort: Port,
  tcpPort: Port,
  resolverIps: z.string().check(
    (ctx) => {
      const wrong = words(ctx.value).find((word) => !isIpv4(word) && !isIpv6(word))
      if (wrong !== undefined)
        ctx.issues.push({
          code: 'custom',
          message: `Resolvers are given as IP addresses, without a port. This is none: ${wrong}.`,
          input: ctx.value,
        })
    },
    z.refine(
      (text) => words(text).length <= RESOLVER_LIMIT,
      `At most ${RESOLVER_LIMIT} resolvers can be given.`,
    ),
  ),
})

/** A box that is out of sight counts as empty: nobody could mend what stands in it. */
const inSight = (form: ServiceForm): ServiceForm => ({
  ...form,
  ...((form.type === 'tcp' || form.ports === 'default') && { httpPort: '', httpsPort: '' }),
  ...(form.type === 'http' && { tcpPort: '' }),
  ...((form.resolver === 'tunnel' || isAddress(form.host)) && { resolverIps: '' }),
})

const always = () => true
const refine = (path: keyof ServiceForm, error: string, ok: (form: ServiceForm) => boolean) =>
  z.refine<ServiceForm>(ok, { error, path: [path], when: always })

/** The boxes, and what they must be to each other. */
export const RightForm = z.pipe(
  z.transform(inSight),
  RIGHT.check(
    refine(
      'httpPort',
      'Give at least one port, or use the default ports.',
      (form) =>
        form.type === 'tcp' || form.ports === 'default' || form.httpPort + form.httpsPort !== '',
    ),
    refine(
      'tcpPort',
      'A TCP service needs a port.',
      (form) => form.type !== 'tcp' || form.tcpPort !== '',
    ),
    refine(
      'resolverIps',
      'Give the address of the resolver.',
      (form) =>
        isAddress(form.host) || form.resolver === 'tunnel' || words(form.resolverIps).length > 0,
    ),
  ),
)
