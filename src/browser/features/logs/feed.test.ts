import { expect, test } from 'vitest'
import type { LogMessage } from '#contract/live.ts'
import { refuse } from '#contract/refusal.ts'
import { type Change, type Feed, feedAfter, MOST_LINES, NO_FEED } from './feed.ts'
import { countWords, feedWords, isStuck, progressOf } from './feed-words.ts'
import { linesText } from './log-text.ts'

const ONE = '1a2b3c4d-0000-4000-8000-000000000000'
const TWO = '2b3c4d5e-0000-4000-8000-000000000000'

const log = (message: string, connector_id = ONE): LogMessage => ({
  kind: 'log',
  connector_id,
  time: '2026-03-01T12:00:00.5Z',
  level: 'info',
  event: 'http',
  message,
  fields: { status: 502, host: 'api.internal', tries: [1, 2] },
})
const streaming = (connector_id: string, hostname: string | null): LogMessage => ({
  kind: 'connector',
  connector_id,
  state: 'streaming',
  hostname,
  reason: null,
})
const ended = (connector_id: string, reason: string | null): LogMessage => ({
  kind: 'connector',
  connector_id,
  state: 'ended',
  hostname: null,
  reason,
})

const came = (...messages: LogMessage[]): Change => ({
  kind: 'came',
  messages,
  at: Date.parse('2026-03-01T12:00:01Z'),
})
const after = (...changes: Change[]): Feed => changes.reduce(feedAfter, NO_FEED)

test('what several connectors log is one list, in the order it came', () => {
  const feed = after(
    came(streaming(ONE, 'web-1'), log('first')),
    came(streaming(TWO, null), log('second', TWO), log('third')),
  )
  expect(linesText(feed.lines).split('\n')).toEqual([
    '2026-03-01T12:00:00.5Z info web-1 http first host=api.internal status=502 tries=[1,2]',
    '2026-03-01T12:00:00.5Z info 2b3c4d5e… http second host=api.internal status=502 tries=[1,2]',
    '2026-03-01T12:00:00.5Z info web-1 http third host=api.internal status=502 tries=[1,2]',
  ])
  expect(new Set(feed.lines.map(({ key }) => key)).size).toBe(3)
})

test('only the newest lines are kept, and it is said how many were let go', () => {
  const many = Array.from({ length: MOST_LINES }, (_, at) => log(`line ${at}`))
  const feed = after(came(...many), came(log('last'), log('very last')))
  expect(feed.lines).toHaveLength(MOST_LINES)
  expect(feed.letGo).toBe(2)
  expect(linesText(feed.lines.slice(0, 1))).toContain('line 2 ')
  expect(countWords(feed.lines.length, feed.letGo, undefined)).toBe(
    'The last 2,000 lines; 2 before them were let go',
  )
})

test('lines that were left out, and a connector whose log ended, are told between the lines', () => {
  const feed = after(
    came(streaming(ONE, 'web-1'), { kind: 'dropped', count: 12 }, { kind: 'alive' }),
    came(ended(ONE, 'The connector is not connected any more.')),
  )
  expect(linesText(feed.lines)).toBe(
    '# 2026-03-01T12:00:01.000Z 12 lines came faster than they could be sent, and were left out.\n' +
      '# 2026-03-01T12:00:01.000Z web-1: The connector is not connected any more.',
  )
})

test('clearing keeps the stream; beginning again keeps the lines', () => {
  const feed = after(came(streaming(ONE, 'web-1'), log('first')))
  expect(feedAfter(feed, { kind: 'cleared' })).toMatchObject({ lines: [], sources: feed.sources })
  const again = feedAfter(feed, { kind: 'started' })
  expect(again.lines).toBe(feed.lines)
  expect(progressOf(again)).toBe('connecting')
})

const why = 'Somebody else is reading.'
const error = new Error('VPC Console cannot be reached.')
const nobody = refuse(409, { kind: 'noConnector', message: 'No connector is connected.' })
const NONE = new Set<string>()

test.each<[string, Change[], string, string]>([
  ['begins', [], 'connecting', 'Asking the connectors for their logs.'],
  ['has one', [came(streaming(ONE, 'web-1'))], 'live', 'Live from web-1.'],
  [
    'has two',
    [came(streaming(ONE, 'web-1'), streaming(TWO, null))],
    'live',
    'Live from 2b3c4d5e… and web-1.',
  ],
  [
    'has many',
    [came(...['a', 'b', 'c', 'd'].map((id) => streaming(id, id)))],
    'live',
    'Live from 4 connectors.',
  ],
  [
    'lost one of two',
    [came(streaming(ONE, 'web-1'), streaming(TWO, 'web-2'), ended(ONE, why))],
    'live',
    'Live from web-2.',
  ],
  [
    'has two of one host',
    [came(streaming(ONE, 'vm'), streaming(TWO, 'vm'))],
    'live',
    'Live from vm 1a2b3c4d… and vm 2b3c4d5e…',
  ],
  [
    'has none left',
    [came(streaming(ONE, 'web-1'), ended(ONE, why))],
    'waiting',
    'web-1 is not connected any more. Logs go on when a connector connects.',
  ],
  [
    'lost two',
    [came(ended(ONE, why), ended(TWO, why))],
    'waiting',
    '1a2b3c4d… and 2b3c4d5e… are not connected any more. Logs go on when a connector connects.',
  ],
  [
    'found nobody',
    [{ kind: 'failed', error: nobody }],
    'waiting',
    'No connector is connected. Logs go on when a connector connects.',
  ],
  [
    'was ended',
    [came(streaming(ONE, 'web-1')), { kind: 'over', why: 'Stopped.' }],
    'ended',
    'Stopped.',
  ],
  ['broke', [{ kind: 'failed', error }], 'ended', error.message],
])('a stream that %s says so', (_, changes, progress, words) => {
  const feed = after(...changes)
  expect(progressOf(feed)).toBe(progress)
  expect(feedWords(feed, { connected: NONE, onlyOne: false })).toBe(words)
  expect(isStuck(feed, NONE)).toBe(progress === 'ended')
})

test('a connector that is still there and ended its log does not begin again by itself', () => {
  const feed = after(came(streaming(ONE, 'web-1'), ended(ONE, why)))
  const connected = new Set([ONE])
  expect(feedWords(feed, { connected, onlyOne: false })).toBe(
    'The log of web-1 has ended: see its last line.',
  )
  const cleared = feedAfter(feed, { kind: 'cleared' })
  expect(feedWords(cleared, { connected, onlyOne: false })).toBe(`web-1: ${why}`)
  expect(isStuck(feed, connected)).toBe(true)
  expect(isStuck(after(came(streaming(ONE, 'web-1'))), connected)).toBe(false)
})

const wordsOfOne = (...changes: Change[]) =>
  feedWords(after(...changes), { connected: NONE, onlyOne: true })

test('where only one connector is asked for, nothing is promised of the others', () => {
  const gone = refuse(404, { kind: 'connectorNotFound', message: 'It is not connected.' })
  expect(wordsOfOne({ kind: 'failed', error: gone })).toBe(
    'This connector is not connected. Logs go on when it connects again.',
  )
  expect(wordsOfOne(came(streaming(ONE, 'web-1'), ended(ONE, why)))).toBe(
    'web-1 is not connected any more. Logs go on when it connects again.',
  )
})

test.each([
  [0, '0 lines'],
  [1, '1 line'],
  [1500, '1,500 lines'],
])('%d lines are counted as %s', (count, words) => {
  expect(countWords(count, 0, undefined)).toBe(words)
})

test('while lines are held still, it is said how many wait', () => {
  expect(countWords(3, 0, 0)).toBe('Paused, 0 new lines wait. 3 lines')
  expect(countWords(3, 0, 1)).toBe('Paused, 1 new line waits. 3 lines')
  expect(countWords(3, 0, 1200)).toBe('Paused, 1,200 new lines wait. 3 lines')
})
