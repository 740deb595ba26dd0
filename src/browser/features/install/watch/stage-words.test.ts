import { expect, test } from 'vitest'
import { event } from '#contract/testing/event.ts'
import {
  headline,
  inShort,
  type Outcome,
  outcomeOf,
  stageWords,
  tabTitle,
  type Telling,
} from './stage-words.ts'
import { type Facts, stagesOf } from './stages.ts'
import { connector, EDGE, over, REFUSAL } from './testing/facts.ts'

type Given = Partial<Facts & Pick<Telling, 'gone' | 'hasEarlier'>>

function said({ refusal, edge, connectors, gone, hasEarlier = false }: Given): string[] {
  const given = { connectors: connectors ?? [], refusal, edge: edge === undefined ? EDGE : edge }
  const progress = stagesOf(given)
  return progress.stages.map((stage) =>
    stageWords(stage, progress, { told: given.edge !== null, refusal, gone, hasEarlier }),
  )
}

test('a connector is told by what tells it from others, and its connections are counted', () => {
  expect(said({ connectors: [connector(over('quic', 2))] })).toEqual([
    'cloudflared 2026.8.2, linux_amd64, from 127.0.0.1.',
    'It came with the current token of this tunnel.',
    '2 of 4 connections are up.',
    '',
  ])
})

test('who was refused is told with the reason and what to do', () => {
  const [contact, token] = said({ refusal: REFUSAL })
  expect(contact).toBe('cloudflared 2026.8.2, linux_amd64, from 127.0.0.1.')
  expect(token).toMatch(/was refused: Unauthorized: Invalid tunnel secret\./)
  expect(token).toContain('Reinstall with the current token.')
})

test('a refusal by an edge that does not tell whose it was still has its reason', () => {
  const refusal = event({ kind: 'registration_refused', cause: 'Unauthorized: Tunnel not found' })
  expect(said({ refusal }).slice(0, 2).join(' ')).toMatch(/A connector\..*Tunnel not found/)
})

test('on an account it is said at the first stage that nobody tells of a refusal, and at the last of the transport', () => {
  expect(said({ edge: null })[0]).toContain('does not tell of one whose token is refused')
  const words = said({ edge: null, connectors: [connector(over(undefined))] })
  expect(words[3]).toMatch(/^Ready by its version\. Cloudflare’s API does not tell/)
  expect(words[1]).not.toContain('current')
})

test.each([
  ['old', connector(over('quic'), { version: '2025.6.1' }), /^Too old/],
  ['over HTTP/2', connector(over('http2')), /hostname services fail with dns_error/],
])('of a connector that is %s it is said why it is not ready', (_, one, why) => {
  expect(said({ connectors: [one] })[3]).toMatch(why)
})

const OUTCOMES: Outcome[] = [
  'waiting',
  'gone',
  'refused',
  'joining',
  'connected',
  'attention',
  'untold',
]

test('of a connector that has gone again it is not said that none has come', () => {
  const gone = connector(over('quic'))
  const [contact] = said({ gone })
  expect(contact).toMatch(/^cloudflared 2026\.8\.2, .* was connected, and is gone/)
  expect(outcomeOf(stagesOf({ connectors: [], refusal: undefined, edge: EDGE }), true)).toBe('gone')
  expect(said({ gone, refusal: REFUSAL })[0]).not.toContain('gone')
})

test('beside others that are connected it is a new connector that has not come', () => {
  for (const edge of [EDGE, null])
    expect(said({ edge, hasEarlier: true })[0]).toMatch(/^No new connector /)
})

test('each outcome has a headline of its own, which does not count', () => {
  const words = OUTCOMES.map((outcome) => headline({ outcome, overdue: false, what: 'replica' }))
  expect(new Set(words).size).toBe(OUTCOMES.length)
  expect(words.join('')).not.toMatch(/\d|connector is/)
  const [half, more] = [2, 3].map((count) =>
    outcomeOf(
      stagesOf({ connectors: [connector(over('quic', count))], refusal: undefined, edge: EDGE }),
      false,
    ),
  )
  expect(half).toBe(more)
})

test('in short each outcome is the beginning of its headline', () => {
  for (const outcome of OUTCOMES) {
    const words = inShort(outcome, 'connector')
    expect(headline({ outcome, overdue: true, what: 'connector' })).toMatch(`${words}.`)
    expect(words).not.toContain('.')
  }
})

test('only who waits for something that does not move is told that there is something to check', () => {
  const overdue = OUTCOMES.filter((outcome) =>
    headline({ outcome, overdue: true, what: 'connector' }).includes('What to check'),
  )
  expect(overdue).toEqual(['waiting', 'gone', 'joining'])
})

test('the tab tells how it fares, or that it is not known', () => {
  expect(tabTitle('waiting', 'now', 'aws')).toBe('Waiting – aws')
  expect(tabTitle('connected', 'now', 'aws')).toBe('✓ Connected – aws')
  expect(tabTitle('waiting', 'nothing', 'aws')).toBe('Not known – aws')
  expect(tabTitle('connected', 'before', 'aws')).toBe('Connected (last known) – aws')
})
