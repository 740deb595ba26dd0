import { expect, test } from 'vitest'
import { newCredentials, runLocally } from './run-locally.ts'

test('a locally managed tunnel is run by its id, over QUIC, on Cloudflare’s network or the edge that is here', () => {
  const ID = 'an-id'
  const edge = { address: '127.0.0.1:7844', ca_file: '/my data/ca.pem', quic: 'off' } as const
  const end = 'run --credentials-file ~/.cloudflared/an-id.json an-id'
  expect(runLocally({ id: ID }, null)).toBe(`cloudflared tunnel --protocol quic ${end}`)
  const edges = Array.from({ length: 4 }, () => '--edge 127.0.0.1:7844').join(' ')
  expect(runLocally({ id: ID }, edge)).toBe(
    `cloudflared tunnel ${edges} --cacert '/my data/ca.pem' --protocol http2 ${end}`,
  )
  expect(runLocally({ id: ID }, { ...edge, quic: 'on' })).toContain('--protocol quic run')
})

test('new credentials are fetched after the old ones are out of the way', () => {
  expect(newCredentials({ id: 'an-id' }).split('\n')).toEqual([
    'mv ~/.cloudflared/an-id.json ~/.cloudflared/an-id.json.old',
    'cloudflared tunnel token --cred-file ~/.cloudflared/an-id.json an-id',
    'sudo systemctl restart cloudflared',
  ])
})
