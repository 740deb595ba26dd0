import { expect, test } from 'vitest'
import type { LocalEdge } from '#contract/session.ts'
import { greeting } from './greeting.ts'

const greetingWith = (quic: LocalEdge['quic']) =>
  greeting({
    address: '127.0.0.1:8780',
    local: {
      identities: [{ name: 'Admin', token: 'secret' }],
      edge: { address: '127.0.0.1:7844', ca_file: '/data/edge-ca.pem', quic },
    },
  })

test('without a local directory nothing is said of an edge or of links', () => {
  const api = new URL('https://api.cloudflare.com/client/v4')
  expect(greeting({ address: '127.0.0.1:8780', api })).toBe(
    [
      'VPC Console ready at http://127.0.0.1:8780/',
      'Cloudflare accounts: sign in with an API token (api.cloudflare.com)',
    ].join('\n'),
  )
})

test('who starts the server is told where it is, how to sign in, and where connectors connect to', () => {
  expect(greetingWith('on')).toBe(
    [
      'VPC Console ready at http://127.0.0.1:8780/',
      'Sign in as',
      '  Admin    http://127.0.0.1:8780/sign-in#token=secret',
      'Connectors reach the edge at 127.0.0.1:7844 (CA: /data/edge-ca.pem)',
    ].join('\n'),
  )
})

test('QUIC that is missing is told apart from QUIC that was switched off', () => {
  expect(greetingWith('off')).toContain('QUIC is switched off (--edge-http2-only): hostname')
  expect(greetingWith('unavailable')).toContain('QUIC is not available on this machine: hostname')
})
