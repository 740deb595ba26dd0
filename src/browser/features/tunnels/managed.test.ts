import { expect, test } from 'vitest'
import { isLocallyManaged, managedWords } from './managed.ts'

test('who manages a tunnel is said as it is there, and a new word is unknown', () => {
  expect(managedWords('cloudflare', 'local')).toBe('Remotely, from here')
  expect(managedWords('cloudflare', 'cloudflare')).toBe('Remotely, by Cloudflare')
  expect(managedWords('local', 'cloudflare')).toBe('Locally, by a file on its host')
  expect(managedWords('gitops', 'cloudflare')).toBe('Unknown (gitops)')
  expect(managedWords(null, 'local')).toBe('Not told')
})

test('a tunnel is locally managed where it says so, and only there', () => {
  expect(
    ['local', 'cloudflare', 'gitops', null].map((config_src) => isLocallyManaged({ config_src })),
  ).toEqual([true, false, false, false])
})
