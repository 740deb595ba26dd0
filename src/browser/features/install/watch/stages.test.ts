import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SeenConnector } from '../../tunnels/seen-connectors.ts'
import { currentOf, type Facts, type StageState, stagesOf } from './stages.ts'
import { outcomeOf } from './stage-words.ts'
import { connector, EDGE, over, REFUSAL } from './testing/facts.ts'

const NO_QUIC = { ...EDGE, quic: 'off' } as const
const OLD = { version: '2025.6.1' }
const facts = (given: Partial<Facts> = {}): Facts => ({
  connectors: [],
  refusal: undefined,
  edge: EDGE,
  ...given,
})
const only = (one: SeenConnector, given: Partial<Facts> = {}) =>
  facts({ connectors: [one], ...given })
const statesOf = (given: Facts) => stagesOf(given).stages.map(({ state }) => state)

test.each<[string, Facts, string, string]>([
  ['nobody has come', facts(), 'waiting ahead ahead ahead', 'waiting'],
  ['a connector holds no connection', only(connector([])), 'waiting ahead ahead ahead', 'waiting'],
  ['one was refused', facts({ refusal: REFUSAL }), 'done failed ahead ahead', 'refused'],
  [
    'one was refused, and another came',
    only(connector(over('quic', 1)), { refusal: REFUSAL }),
    'done done waiting ahead',
    'joining',
  ],
  [
    'three connections are up',
    only(connector(over('quic', 3))),
    'done done waiting ahead',
    'joining',
  ],
  ['all are up over QUIC', only(connector(over('quic'))), 'done done done done', 'connected'],
  [
    'the edge has not told how they are carried',
    only(connector(over(undefined))),
    'done done done waiting',
    'joining',
  ],
  ['they are HTTP/2', only(connector(over('http2'))), 'done done done attention', 'attention'],
  [
    'the first is HTTP/2',
    only(connector(over('http2', 1))),
    'done done waiting attention',
    'joining',
  ],
  [
    'the edge has HTTP/2 alone',
    only(connector(over('http2')), { edge: NO_QUIC }),
    'done done done attention',
    'attention',
  ],
  ['it is too old', only(connector(over('quic'), OLD)), 'done done done attention', 'attention'],
  [
    'its version is of no release',
    only(connector(over('quic'), { version: 'DEV' })),
    'done done done untold',
    'untold',
  ],
  [
    'Cloudflare tells no transport',
    only(connector(over(undefined)), { edge: null }),
    'done done done untold',
    'untold',
  ],
  [
    'Cloudflare tells an old version',
    only(connector(over(undefined), OLD), { edge: null }),
    'done done done attention',
    'attention',
  ],
])('when %s the stages say so', (_, given, states, outcome) => {
  expect(statesOf(given).join(' ')).toBe(states)
  expect(outcomeOf(stagesOf(given), false)).toBe(outcome)
})

test('of two new connectors the one that is further counts, whichever came first', () => {
  const whole = connector(over('quic'), { id: 'whole' })
  const half = connector(over('quic', 2), { id: 'half' })
  for (const connectors of [
    [whole, half],
    [half, whole],
  ])
    expect(stagesOf(facts({ connectors })).connector?.id).toBe('whole')
})

test('one that is ready counts before one that needs attention', () => {
  const old = connector(over('quic'), { id: 'old', ...OLD })
  const ready = connector(over('quic'), { id: 'ready' })
  expect(stagesOf(facts({ connectors: [old, ready] })).connector?.id).toBe('ready')
})

/** What may happen next, none of which takes away what was: a step is made of the facts so far. */
const steps: Record<string, (before: Facts) => Facts> = {
  refused: (before) => ({ ...before, refusal: REFUSAL }),
  joined: (before) => ({
    ...before,
    connectors: [...before.connectors, connector([], { id: `c${before.connectors.length}` })],
  }),
  connected: (before) => onLast(before, (transports) => [...transports, undefined]),
  told: (before) => onLast(before, (transports) => transports.map((known) => known ?? 'quic')),
  toldHttp2: (before) =>
    onLast(before, (transports) => transports.map((known) => known ?? 'http2')),
}

function onLast(
  before: Facts,
  change: (transports: (string | undefined)[]) => (string | undefined)[],
): Facts {
  const last = before.connectors.at(-1)
  if (last === undefined) return before
  const transports = change(last.conns.map(({ transport }) => transport))
  return {
    ...before,
    connectors: [
      ...before.connectors.slice(0, -1),
      connector(transports, { id: last.id, version: last.version }),
    ],
  }
}

const PASSED: Record<StageState, number> = {
  ahead: 0,
  waiting: 1,
  failed: 1,
  attention: 2,
  untold: 2,
  done: 2,
}

const story = fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 20 })
const edges = fc.constantFrom(EDGE, NO_QUIC, null)

test('as more becomes known no stage goes back, and at most one is worked on', () => {
  fc.assert(
    fc.property(story, edges, (names, edge) => {
      let known = facts({ edge })
      let before = statesOf(known).map((state) => PASSED[state])
      for (const name of names) {
        known = steps[name]?.(known) ?? known
        const progress = stagesOf(known)
        const now = progress.stages.map(({ state }) => PASSED[state])
        now.forEach((rank, place) => expect(rank).toBeGreaterThanOrEqual(before[place] ?? 0))
        expect(now.filter((rank) => rank === 1).length).toBeLessThanOrEqual(1)
        expect(currentOf(progress) !== undefined).toBe(now.includes(1))
        before = now
      }
    }),
  )
})
