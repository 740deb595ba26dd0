import { expect, test } from 'vitest'
import { VpcService } from '#contract/service.ts'
import { addressOf } from './address.ts'

const service = (rest: object) =>
  VpcService.parse({ service_id: 'an-id', name: 'a', type: 'http', host: {}, ...rest })
const named = { hostname: 'api.internal' }

test.each([
  [{ host: named, https_port: 8443 }, 'api.internal:8443'],
  [{ host: named }, 'api.internal, ports 80 and 443'],
  [{ host: { ipv6: 'fd00::1' }, type: 'tcp', tcp_port: 5432 }, '[fd00::1]:5432'],
  [{ host: { ipv4: '10.0.0.1', ipv6: 'fd00::1' }, http_port: 81 }, '10.0.0.1, [fd00::1], port 81'],
  [{ host: named, type: 'new' }, 'api.internal'],
  [{}, 'Unknown'],
])('%j is at %s', (rest, address) => {
  expect(addressOf(service(rest))).toBe(address)
})
