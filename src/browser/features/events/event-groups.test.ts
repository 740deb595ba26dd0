import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TunnelEvent } from '#contract/event.ts'
import { linesOf, partsUnder } from './event-groups.ts'
import { event } from '#contract/testing/event.ts'

const START = Date.parse('2026-03-01T12:00:00Z')

/** Events newest first, from those told oldest first: second, kind, connector. */
const story = (...told: [second: number, kind: string, who?: string][]): TunnelEvent[] =>
  told
    .map(([second, kind, who], index) =>
      event({
        id: String(index),
        kind,
        at: new Date(START + second * 1000).toISOString(),
        connector:
          who === undefined ? null : { id: who, version: '', arch: '', origin_ip: '10.0.0.7' },
      }),
    )
    .toReversed()

/** Lines as kind and how many are folded into it. */
const told = (events: TunnelEvent[]) =>
  linesOf(events).map(({ event: { kind, connector }, folded }) =>
    [kind, connector?.id, folded.length].join(' ').trim(),
  )

const opened = (who: string, ...seconds: number[]) =>
  seconds.map((second): [number, string, string] => [second, 'connection_registered', who])
const lost = (who: string, ...seconds: number[]) =>
  seconds.map((second): [number, string, string] => [second, 'connection_lost', who])

test('a connector that joins with four connections, and leaves with them, is two lines', () => {
  const events = story(
    [0, 'tunnel_created'],
    [10, 'connector_joined', 'a'],
    ...opened('a', 10, 11, 12, 13),
    ...lost('a', 500, 500, 501, 501),
    [501, 'connector_left', 'a'],
  )
  expect(told(events)).toEqual(['connector_left a 4', 'connector_joined a 4', 'tunnel_created  0'])
})

test('connectors that join at the same time keep their own connections', () => {
  const events = story(
    [0, 'connector_joined', 'a'],
    [0, 'connector_joined', 'b'],
    ...opened('a', 0),
    ...opened('b', 0, 1),
    ...opened('a', 1),
    ...opened('b', 2),
  )
  expect(told(events)).toEqual(['connector_joined b 3', 'connector_joined a 2'])
})

test('a connection that is lost and comes back is told, however soon', () => {
  const events = story(
    [0, 'connector_joined', 'a'],
    ...opened('a', 0, 1),
    ...lost('a', 20),
    ...opened('a', 21),
  )
  expect(told(events)).toEqual([
    'connection_registered a 0',
    'connection_lost a 0',
    'connector_joined a 2',
  ])
})

test('a connection that is opened or lost long before or after is told', () => {
  const events = story(
    [0, 'connector_joined', 'a'],
    ...opened('a', 0, 100),
    ...lost('a', 200, 400),
    [400, 'connector_left', 'a'],
  )
  expect(told(events)).toEqual([
    'connector_left a 1',
    'connection_lost a 0',
    'connection_registered a 0',
    'connector_joined a 1',
  ])
})

test('whatever happened, every event is on the page once', () => {
  const kinds = ['connector_joined', 'connector_left', 'connection_registered', 'connection_lost']
  const some = fc.tuple(fc.nat(300), fc.constantFrom(...kinds), fc.constantFrom('a', 'b'))
  fc.assert(
    fc.property(fc.array(some), (events) => {
      const all = story(...events.toSorted(([one], [other]) => one - other))
      const shown = linesOf(all).flatMap((line) => [line.event].concat(line.folded))
      expect(shown.toSorted((a, b) => Number(b.id) - Number(a.id))).toEqual(all)
    }),
  )
})

const seated = (id: string, kind: string, connection: string, index: number, cause?: string) =>
  event({
    id,
    kind,
    connector: { id: 'a', version: '', arch: '', origin_ip: '10.0.0.7' },
    connection: { id: connection, index, transport: 'quic' },
    cause: cause ?? null,
  })

test('a connection that a newer one replaced is one line, and counts in no other', () => {
  const registered = 'connection_registered'
  const events = [
    seated('0', 'connector_joined', 'c0', 0),
    seated('1', registered, 'c0', 0),
    seated('2', registered, 'c1', 1),
    seated('3', registered, 'c2', 1),
    seated('4', 'connection_lost', 'c1', 1, 'replaced'),
    seated('5', registered, 'c3', 2),
  ].toReversed()
  expect(told(events)).toEqual(['connection_lost a 1', 'connector_joined a 3'])
  expect(linesOf(events).map((line) => partsUnder(line).map(({ id }) => id))).toEqual([
    [],
    ['1', '2', '5'],
  ])
})
