import { expect, test } from 'vitest'
import type { Line, Log } from './feed.ts'
import { linesText, sayingOf } from './log-text.ts'

const log = (given: Partial<Log>): Log => ({
  kind: 'log',
  connector_id: '1a2b3c4d-0000-4000-8000-000000000000',
  time: '2026-03-01T12:00:00Z',
  level: 'info',
  event: 'http',
  message: '',
  fields: {},
  ...given,
})
const line = (given: Partial<Log>, from = 'web-1'): Line => ({
  key: 1,
  is: 'log',
  from,
  log: log(given),
})

test('a line is copied with its exact time, who logged it and all that it tells', () => {
  const told = line({ message: 'GET /orders', fields: { status: 502, host: 'api.internal' } })
  expect(
    linesText([
      told,
      { key: 2, is: 'remark', at: '2026-03-01T12:00:01.000Z', text: 'web-1: its log ended.' },
    ]),
  ).toBe(
    '2026-03-01T12:00:00Z info web-1 http GET /orders host=api.internal status=502\n# 2026-03-01T12:00:01.000Z web-1: its log ended.',
  )
})

test('what is logged cannot pass for another line, whichever part of it has line breaks', () => {
  const forged = '\n2026-03-01T12:00:00Z info web-2 http all is well'
  const lines: Line[] = [
    line({ message: `GET /${forged}` }),
    line({ message: 'GET /', fields: { [`name${forged}`]: forged, nested: { deep: [forged] } } }),
    line({ message: 'GET /', level: forged, event: forged, time: forged }, `web-1${forged}`),
    {
      key: 2,
      is: 'remark',
      at: '2026-03-01T12:00:01.000Z',
      text: `web-1${forged}: its log ended.`,
    },
  ]
  for (const one of lines) expect(linesText([one])).not.toMatch(/[\n\r]/)
})

test('a request that failed says its error first', () => {
  const failed = log({ level: 'error', fields: { error: 'connection refused', status: 502 } })
  expect(sayingOf(failed)).toEqual({ first: 'connection refused', beside: 'status=502' })
  expect(sayingOf({ ...failed, message: 'Request failed' })).toEqual({
    first: 'Request failed',
    beside: 'error=connection refused status=502',
  })
  expect(sayingOf(log({ fields: { status: 200 } }))).toEqual({ first: '', beside: 'status=200' })
})
