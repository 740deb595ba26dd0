/** What may be sent about tunnels. Strict: an unknown field is a problem. */
import * as z from 'zod/mini'
import { isUuid, PlainName } from './text.ts'

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
/** Bytes in a base64 text. */
const decodedLength = (text: string): number =>
  (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0)

/** The secret a connector proves itself with: base64 of at least 32 bytes. Source: the API's description. */
const TunnelSecret = z.string().check(
  z.maxLength(1024, 'A tunnel secret is at most 1024 characters.'),
  z.refine(
    (text) => BASE64.test(text) && decodedLength(text) >= 32,
    'A tunnel secret is the base64 of at least 32 bytes.',
  ),
)

/** A tunnel's name. cloudflared takes a name or an id in the same place, so a name must not look like an id. */
const TunnelName = PlainName.check(
  z.refine((text) => !isUuid(text.trim()), 'A tunnel name must not have the form of a tunnel id.'),
)

export const TunnelCreate = z.strictObject({
  name: TunnelName,
  /** Absent means `local`. Source: the API's description. */
  config_src: z.optional(z.enum(['local', 'cloudflare'])),
  tunnel_secret: z.optional(TunnelSecret),
})
export type TunnelCreate = z.infer<typeof TunnelCreate>

/** Rename, or rotate the secret. `config_src` can't be changed. */
export const TunnelPatch = z.strictObject({
  name: z.optional(TunnelName),
  tunnel_secret: z.optional(TunnelSecret),
})
export type TunnelPatch = z.infer<typeof TunnelPatch>

/** Options for an origin are cloudflared's own and pass through untouched. */
const OriginRequest = z.looseObject({})

const IngressRule = z.strictObject({
  hostname: z.optional(z.string()),
  path: z.optional(z.string()),
  service: z.string().check(z.minLength(1)),
  originRequest: z.optional(OriginRequest),
})

/** The body that replaces a tunnel's configuration. */
export const TunnelConfigurationPut = z.strictObject({
  config: z.strictObject({
    ingress: z.optional(z.array(IngressRule)),
    originRequest: z.optional(OriginRequest),
    'warp-routing': z.optional(z.strictObject({ enabled: z.boolean() })),
  }),
})
export type TunnelConfigurationPut = z.infer<typeof TunnelConfigurationPut>
