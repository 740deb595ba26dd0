import { expect, test } from 'vitest'
import { managedWords, newCredentials, runLocally } from './managed.ts'

test('who manages a tunnel is said as it is there, and a new word is unknown', () => {
  expect(managedWords('cloudflare', 'local')).toBe('Remotely, from here')
  expect(managedWords('cloudflare', 'cloudflare')).toBe('Remotely, by Cloudflare')
  expect(managedWords('local', 'cloudflare')).toBe('Locally, by a file on its host')
  expect(managedWords('gitops', 'cloudflare')).toBe('Unknown (gitops)')
  expect(managedWords(null, 'local')).toBe('Not told')
})

test('a locally managed tunnel is run by its id, which needs its credentials file alone', () => {
  expect(runLocally({ id: 'an-id' })).toBe(
    'cloudflared tunnel run --credentials-file ~/.cloudflared/an-id.json an-id',
  )
})

test('new credentials are fetched after the old ones are out of the way', () => {
  expect(newCredentials({ id: 'an-id' }).split('\n')).toEqual([
    'mv ~/.cloudflared/an-id.json ~/.cloudflared/an-id.json.old',
    'cloudflared tunnel token --cred-file ~/.cloudflared/an-id.json an-id',
    'sudo systemctl restart cloudflared',
  ])
})
