import { expect, test } from 'vitest'
import { readLogsBase } from './logs-base.ts'

test.each([
  ['wss://management.argotunnel.com', 'wss://management.argotunnel.com/'],
  [' wss://logs.internal:8443/ ', 'wss://logs.internal:8443/'],
  ['ws://127.0.0.1:8787', 'ws://127.0.0.1:8787/'],
  ['ws://[::1]:1', 'ws://[::1]:1/'],
  ['ws://localhost:1', 'ws://localhost:1/'],
])('logs may be read at %s', (text, base) => {
  expect(readLogsBase(text).href).toBe(base)
})

test.each([
  ['management.argotunnel.com', /one such as wss/],
  ['https://management.argotunnel.com', /one such as wss/],
  ['wss://user:secret@management.argotunnel.com', /one such as wss/],
  ['wss://management.argotunnel.com/logs', /one such as wss/],
  ['wss://management.argotunnel.com?access_token=secret', /one such as wss/],
  ['wss://a b', /one such as wss/],
  ['ws://management.argotunnel.com', /must begin with wss/],
  ['ws://127.0.0.1.evil.example', /must begin with wss/],
])('logs may not be read at %s, and the refusal does not repeat it', (text, why) => {
  expect(() => readLogsBase(text)).toThrow(why)
  expect(() => readLogsBase(text)).not.toThrow('secret')
})
