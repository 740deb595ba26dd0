import { expect, test } from 'vitest'
import { consequence } from './consequences.ts'
import { EMPTY, type ServiceForm } from './service-form.ts'

const said = (entries: Partial<ServiceForm>) =>
  consequence({ ...EMPTY, host: 'api.internal', ...entries })

test.each<[Partial<ServiceForm>, string | undefined]>([
  [{}, 'http:// requests connect to api.internal port 80, and https:// requests to port 443.'],
  [{ host: '' }, 'http:// requests connect to port 80, and https:// requests to port 443.'],
  [{ host: 'http://x' }, 'http:// requests connect to port 80, and https:// requests to port 443.'],
  [
    { host: '10.0.1.50 fd00::50', httpPort: '1' },
    'http:// requests connect to 10.0.1.50 or fd00::50 port 80, and https:// requests to port 443.',
  ],
  [
    { ports: 'custom', httpPort: '8080', httpsPort: '8443' },
    'http:// requests connect to api.internal port 8080, and https:// requests to port 8443.',
  ],
  [
    { ports: 'custom', httpPort: ' 8080 ' },
    'HTTP only: http:// requests connect to api.internal port 8080; https:// requests will be refused.',
  ],
  [
    { ports: 'custom', httpsPort: '8443' },
    'HTTPS only: https:// requests connect to api.internal port 8443; http:// requests will be refused.',
  ],
  [
    { ports: 'custom', httpsPort: ' ' },
    'Give one port or both. With one alone, Workers can use only its scheme.',
  ],
  [{ ports: 'custom', httpPort: '8080', httpsPort: 'http' }, undefined],
  [{ ports: 'custom', httpPort: '0' }, undefined],
  [{ type: 'tcp' }, 'Give the port that the service listens on.'],
  [{ type: 'tcp', tcpPort: 'x' }, undefined],
  [
    { type: 'tcp', tcpPort: '5432' },
    'Hyperdrive, or a database driver, connects to api.internal port 5432.',
  ],
  [
    { type: 'tcp', tcpPort: '5432', protocol: 'postgresql' },
    'Hyperdrive, or a database driver, connects to api.internal port 5432. It is told that PostgreSQL is spoken there.',
  ],
])('%j is put in words', (entries, words) => {
  expect(said(entries)).toBe(words)
})
