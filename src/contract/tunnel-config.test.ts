import { expect, test } from 'vitest'
import { TunnelConfigurationPut, TunnelCreate, TunnelPatch } from './tunnel-config.ts'

const SECRET = Buffer.alloc(32, 7).toString('base64')

test.each([
  { name: 'private-api-tunnel' },
  { name: 'ein Tunnel, mit Umläuten', config_src: 'cloudflare' },
  { name: 'a', config_src: 'local', tunnel_secret: SECRET },
])('a tunnel may be made from %j', (body) => {
  expect(TunnelCreate.safeParse(body).success).toBe(true)
})

test.each([
  [{}, 'name'],
  [{ name: '' }, 'name'],
  [{ name: 'a\tb' }, 'name'],
  [{ name: ' 11111111-2222-4333-8444-555555555555 ' }, 'name'],
  [{ name: 'a', config_src: 'elsewhere' }, 'config_src'],
  [{ name: 'a', tunnel_secret: Buffer.alloc(31).toString('base64') }, 'tunnel_secret'],
  [{ name: 'a', tunnel_secret: 'not base64 at all, whatever it is' }, 'tunnel_secret'],
  [{ name: 'a', tunnel_secret: 'A'.repeat(1028) }, 'tunnel_secret'],
])('a tunnel is not made from %j', (body, field) => {
  expect(TunnelCreate.safeParse(body).error?.issues[0]?.path).toEqual([field])
})

test('what a tunnel does not have is not dropped in silence', () => {
  expect(TunnelCreate.safeParse({ name: 'a', colour: 'red' }).success).toBe(false)
  expect(TunnelPatch.safeParse({ config_src: 'local' }).success).toBe(false)
})

test('a change may name nothing, a name or a secret', () => {
  for (const body of [{}, { name: 'b' }, { tunnel_secret: SECRET }])
    expect(TunnelPatch.safeParse(body).success).toBe(true)
})

test('a configuration passes what belongs to cloudflared through, and refuses other things', () => {
  const config = {
    ingress: [{ hostname: 'a.example', service: 'http://localhost', originRequest: { any: 1 } }],
    'warp-routing': { enabled: true },
  }
  expect(TunnelConfigurationPut.parse({ config })).toEqual({ config })
  expect(TunnelConfigurationPut.safeParse({ config: { ingress: [{}] } }).success).toBe(false)
  expect(TunnelConfigurationPut.safeParse({ config: { other: 1 } }).success).toBe(false)
})
