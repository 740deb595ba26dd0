import { expect, test } from 'vitest'
import { OptionsError, readOptions } from './options.ts'
import { USAGE } from './usage.ts'

test('without options all is on this machine alone', () => {
  expect(readOptions([], {})).toEqual({
    mode: 'local',
    port: 8780,
    host: '127.0.0.1',
    'edge-port': 7844,
    'edge-host': '127.0.0.1',
    'edge-http2-only': false,
    'allowed-host': [],
    'cloudflare-api': new URL('https://api.cloudflare.com/client/v4'),
    'cloudflare-logs': new URL('wss://management.argotunnel.com'),
    data: '.vpc-console',
    'log-format': 'text',
    dev: false,
    help: false,
  })
})

test('flags win over the environment, which wins over the usual', () => {
  const env = { VPC_CONSOLE_PORT: '1000', VPC_CONSOLE_EDGE_PORT: '2000', VPC_CONSOLE_DATA: '' }
  const options = readOptions(['--port', '3000'], env)
  expect(options).toMatchObject({ port: 3000, 'edge-port': 2000, data: '.vpc-console' })
})

test('further names are given one by one, or in a list', () => {
  const flags = ['--allowed-host', 'a.internal', '--allowed-host', 'b.internal']
  expect(readOptions(flags, {})['allowed-host']).toEqual(['a.internal', 'b.internal'])
  const env = { VPC_CONSOLE_ALLOWED_HOSTS: 'c.internal, d.internal' }
  expect(readOptions([], env)['allowed-host']).toEqual(['c.internal', 'd.internal'])
})

test.each([
  [['--port', 'many'], '--port (VPC_CONSOLE_PORT): A port is a number from 0 to 65535.'],
  [['--port', '65536'], '--port (VPC_CONSOLE_PORT): A port is at most 65535.'],
  [['--edge-port', '-1'], 'edge-port'],
  [['--host', 'http://x'], '--host (VPC_CONSOLE_HOST): This is no address and no host name.'],
  [['--allowed-host', 'x:80'], '--allowed-host (VPC_CONSOLE_ALLOWED_HOSTS)'],
  [['--data', ''], '--data (VPC_CONSOLE_DATA): A folder needs a name.'],
  [['--metrics-port', 'x'], '--metrics-port (VPC_CONSOLE_METRICS_PORT)'],
  [
    ['--log-format', 'xml'],
    '--log-format (VPC_CONSOLE_LOG_FORMAT): A log is written as text or as',
  ],
  [['--mode', 'remote'], '--mode (VPC_CONSOLE_MODE)'],
  [
    ['--cloudflare-api', 'http://api.example/client/v4'],
    '--cloudflare-api (VPC_CONSOLE_CLOUDFLARE_API)',
  ],
  [
    ['--cloudflare-api', 'https://me:secret@api.example'],
    '--cloudflare-api (VPC_CONSOLE_CLOUDFLARE_API)',
  ],
  [['--cloudflare-api', 'nowhere'], '--cloudflare-api (VPC_CONSOLE_CLOUDFLARE_API)'],
  [['--cloudflare-logs', 'ws://logs.example'], '--cloudflare-logs (VPC_CONSOLE_CLOUDFLARE_LOGS)'],
  [['--public-url', 'https://console.example/path'], '--public-url (VPC_CONSOLE_PUBLIC_URL)'],
  [['--bogus'], '--bogus'],
  [['extra'], 'extra'],
  [['--port'], '--port'],
])('%o is refused in words', (args, words) => {
  expect(() => readOptions(args, {})).toThrow(OptionsError)
  expect(() => readOptions(args, {})).toThrow(words)
})

const said = (VPC_CONSOLE_EDGE_HTTP2_ONLY: string) =>
  readOptions([], { VPC_CONSOLE_EDGE_HTTP2_ONLY })['edge-http2-only']

test('QUIC is left out when a flag or the environment says so', () => {
  expect(readOptions(['--edge-http2-only'], {})['edge-http2-only']).toBe(true)
  expect(['true', '1', 'false', '0'].map(said)).toEqual([true, true, false, false])
  expect(() => said('maybe')).toThrow(
    '(VPC_CONSOLE_EDGE_HTTP2_ONLY): This is either true or false.',
  )
})

test('what the environment has wrong is refused like a flag', () => {
  expect(() => readOptions([], { VPC_CONSOLE_PORT: 'x' })).toThrow('VPC_CONSOLE_PORT')
})

test('the help names every option', () => {
  for (const name of Object.keys(readOptions([], {}))) expect(USAGE).toContain(`--${name}`)
})

test('the API of Cloudflare may be on this very machine, without TLS', () => {
  for (const url of ['http://127.0.0.1:1/client/v4', 'http://[::1]/client/v4'])
    expect(readOptions(['--cloudflare-api', url], {})['cloudflare-api'].href).toContain(url)
})

const keysIn = (keys: string) => readOptions([], { VPC_CONSOLE_SESSION_KEYS: keys })['session-keys']

test('session keys come from the environment alone, are 32 characters long, and are not repeated', () => {
  const [a, b] = ['a'.repeat(32), 'b'.repeat(32)]
  expect(keysIn(`${a}, ${b}, ${a}`)).toEqual([a, b])
  expect(() => keysIn(`${a},short-secret`)).toThrow(
    /^VPC_CONSOLE_SESSION_KEYS: A session key has 32 characters at least\.$/,
  )
  expect(() => readOptions(['--session-keys', a], {})).toThrow('--session-keys')
})
