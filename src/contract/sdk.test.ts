/**
 * Holds our shapes against those of the official SDK (7.3.0), by type alone. Where they differ on purpose:
 * the SDK does not know the two certificate fields of `tls_settings`, which wrangler sends; it takes any text for
 * `cert_verification_mode`, and either type with either set of ports; it makes every field of an answer optional, and
 * does not say that a moment may be null.
 */
import type { CloudflareTunnel } from 'cloudflare/resources/shared'
import type {
  ServiceCreateParams,
  ServiceGetResponse,
  ServiceUpdateParams,
} from 'cloudflare/resources/connectivity/directory/services'
import type { Client } from 'cloudflare/resources/zero-trust/tunnels/cloudflared/connections'
import type { CloudflaredCreateParams } from 'cloudflare/resources/zero-trust/tunnels/cloudflared/cloudflared'
import { expectTypeOf, test } from 'vitest'
import type * as z from 'zod/mini'
import type { ServiceConfig } from './service-config.ts'
import type { VpcService } from './service.ts'
import type { TunnelCreate } from './tunnel-config.ts'
import type { Connection, Connector, Tunnel, TunnelStatus } from './tunnel.ts'

/** The names of all fields of a type, or of any member of a union. */
type Fields<T> = T extends T ? keyof T : never
type Certificates = 'certificate_authority' | 'client_certificate'
type Config = z.input<typeof ServiceConfig>
type Tls<T extends { tls_settings?: unknown }> = NonNullable<T['tls_settings']>

test('a service is sent with the fields the SDK sends', () => {
  type Sent = Exclude<Fields<ServiceCreateParams>, 'account_id'>
  expectTypeOf<Fields<Config>>().toEqualTypeOf<Sent>()
  expectTypeOf<Exclude<Fields<ServiceUpdateParams>, 'account_id'>>().toEqualTypeOf<Sent>()
  expectTypeOf<Fields<Config['host']>>().toEqualTypeOf<Fields<ServiceCreateParams['host']>>()
  expectTypeOf<Exclude<Fields<Tls<Config>>, Certificates>>().toEqualTypeOf<
    Fields<Tls<ServiceCreateParams>>
  >()
})

test('every host and port the SDK can send is one we read', () => {
  expectTypeOf<ServiceCreateParams['host']>().toExtend<Config['host']>()
  type Http = Extract<ServiceCreateParams, { http_port?: unknown }>
  type Tcp = Extract<ServiceCreateParams, { tcp_port?: unknown }>
  expectTypeOf<Http['https_port']>().toExtend<Extract<Config, { type: 'http' }>['https_port']>()
  expectTypeOf<Tcp['app_protocol']>().toExtend<Extract<Config, { type: 'tcp' }>['app_protocol']>()
})

test('a service is read with the fields the SDK reads', () => {
  expectTypeOf<Fields<VpcService>>().toEqualTypeOf<Fields<ServiceGetResponse>>()
  expectTypeOf<ServiceGetResponse['host']>().toExtend<VpcService['host']>()
})

test('a tunnel and its connectors have no field the SDK does not know', () => {
  expectTypeOf<Fields<Tunnel>>().toExtend<Fields<CloudflareTunnel>>()
  expectTypeOf<TunnelStatus>().toEqualTypeOf<NonNullable<CloudflareTunnel['status']>>()
  expectTypeOf<Fields<TunnelCreate>>().toEqualTypeOf<
    Exclude<Fields<CloudflaredCreateParams>, 'account_id'>
  >()
  expectTypeOf<Fields<Connector>>().toExtend<Fields<Client>>()
  expectTypeOf<Fields<Connection>>().toExtend<Fields<Client.Conn>>()
})
