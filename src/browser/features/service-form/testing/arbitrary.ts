/** Services as they may come, for properties. */
import * as fc from 'fast-check'
import type { ServiceConfig } from '#contract/service-config.ts'
import type { VpcService } from '#contract/service.ts'

const few = <T extends string | number>(...values: T[]) => fc.constantFrom(...values)

/** Few enough tunnels, so that two services often share one. */
const tunnel_id = few(
  '11111111-2222-4333-8444-555555555555',
  '22222222-2222-4333-8444-555555555555',
)
const network = fc.record({ tunnel_id })
const resolver_ips = fc.array(few('10.0.0.53', 'fd00::53'), { minLength: 1, maxLength: 2 })
const host = fc.oneof(
  fc.record({ ipv4: few('10.0.0.1', '10.0.0.2'), network }),
  fc.record({ ipv4: few('10.0.0.1'), ipv6: few('fd00::1'), network }),
  fc.record({
    hostname: few('api.internal', 'db.internal'),
    resolver_network: fc.record({ tunnel_id, resolver_ips }, { requiredKeys: ['tunnel_id'] }),
  }),
)
const certificate = few('aaaaaaaa-2222-4333-8444-555555555555')
const tls_settings = fc.oneof(
  fc.record({ cert_verification_mode: few('disabled') }),
  fc.record(
    {
      cert_verification_mode: few('verify_full', 'verify_ca'),
      certificate_authority: certificate,
      client_certificate: certificate,
    },
    { requiredKeys: ['cert_verification_mode'] },
  ),
)
const common = { name: few('api', 'web', 'db'), host, tls_settings }
const port = few(80, 8080, 8443)

/** What may be sent; from few values, so that two of them share some of theirs. */
export const someConfig: fc.Arbitrary<ServiceConfig> = fc.oneof(
  fc.record(
    { ...common, type: fc.constant('http'), http_port: port, https_port: port },
    { requiredKeys: ['name', 'host', 'type'] },
  ),
  fc.record(
    { ...common, type: fc.constant('tcp'), tcp_port: port, app_protocol: few('mysql') },
    { requiredKeys: ['name', 'host', 'type', 'tcp_port'] },
  ),
)

/** A service as it is answered once such a thing was sent. */
export const asService = (config: ServiceConfig): VpcService => ({
  ...config,
  service_id: '33333333-2222-4333-8444-555555555555',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
})
