import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const KEY = 'k'.repeat(32)

test('a key is enough: the rest is as usual', () => {
  expect(readSettings({ VPC_CONSOLE_SESSION_KEYS: KEY, VPC_CONSOLE_CLOUDFLARE_API: ' ' })).toEqual({
    keys: [KEY],
    api: new URL('https://api.cloudflare.com/client/v4'),
    logs: new URL('wss://management.argotunnel.com'),
    allowedHosts: [],
  })
})

test('each may be set', () => {
  const settings = readSettings({
    VPC_CONSOLE_SESSION_KEYS: `${KEY},old-${KEY}`,
    VPC_CONSOLE_CLOUDFLARE_API: 'https://api.example/client/v4',
    VPC_CONSOLE_CLOUDFLARE_LOGS: 'wss://logs.example',
    VPC_CONSOLE_ALLOWED_HOSTS: 'a.example, b.example',
  })
  expect(settings.keys).toHaveLength(2)
  expect([settings.api.host, settings.logs.host]).toEqual(['api.example', 'logs.example'])
  expect(settings.allowedHosts).toEqual(['a.example', 'b.example'])
})

test.each([
  { VPC_CONSOLE_SESSION_KEYS: 'my-secret' },
  { VPC_CONSOLE_SESSION_KEYS: KEY, VPC_CONSOLE_CLOUDFLARE_API: 'http://my-secret.example' },
  { VPC_CONSOLE_SESSION_KEYS: KEY, VPC_CONSOLE_CLOUDFLARE_LOGS: 'https://my-secret.example' },
])('what makes no sense is told by its name, without its value: %j', (variables) => {
  const name = Object.keys(variables).at(-1) ?? ''
  expect(() => readSettings(variables)).toThrow(name)
  expect(() => readSettings(variables)).not.toThrow('my-secret')
})
