import { expect, test } from 'vitest'
import type { TunnelEvent } from '#contract/event.ts'
import type { Change } from './observed-changes.ts'
import { MOST_EVENTS, storyWith } from './observed-story.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const THEN = Date.parse('2026-03-01T12:00:00Z')

const connector = { id: 'one', version: '2026.8.2', arch: 'linux_amd64', origin_ip: '10.0.0.7' }
const joined: Change = { kind: 'connector_joined', connector }
const opened = (value: string): Change => ({ kind: 'connections_opened', value, connector })
const lost = (value: string): Change => ({ kind: 'connections_lost', value, connector })
const status = (value: string): Change => ({ kind: 'status_changed', value })

/** The story of looks, each so many milliseconds after the one before. */
function storyOf(...looks: [after: number, ...Change[]][]): readonly TunnelEvent[] {
  let story: readonly TunnelEvent[] = []
  let at = THEN
  for (const [after, ...changes] of looks) {
    story = storyWith(story, changes, { at: at + after, before: at })
    at += after
  }
  return story
}
const words = (story: readonly TunnelEvent[]) =>
  story.map(({ kind, value }) => [kind, value].filter(Boolean).join(' '))

test('what changed is told newest first, at the moment it was seen', () => {
  const story = storyOf([SECOND, status('down'), joined], [10 * SECOND, status('healthy')])
  expect(words(story)).toEqual([
    'status_changed healthy',
    'connector_joined',
    'status_changed down',
  ])
  expect(story[0]?.at).toBe('2026-03-01T12:00:11.000Z')
  expect(storyWith(story, [], { at: THEN + MINUTE, before: THEN })).toBe(story)
})

test('connections that open as their connector joins are part of it; later ones are news', () => {
  const story = storyOf([SECOND, joined], [5 * SECOND, opened('3')], [2 * MINUTE, opened('1')])
  expect(words(story)).toEqual(['connections_opened 1', 'connector_joined'])
})

test('connections lost one after the other are counted together', () => {
  expect(words(storyOf([SECOND, lost('1')], [5 * SECOND, lost('2')]))).toEqual([
    'connections_lost 3',
  ])
  expect(words(storyOf([SECOND, lost('1')], [5 * SECOND, opened('1')], [1, lost('1')]))).toEqual([
    'connections_lost 1',
    'connections_opened 1',
    'connections_lost 1',
  ])
})

test('that nobody looked for a while is said once, before what was found then', () => {
  const story = storyOf([SECOND, status('down')], [80 * MINUTE, status('healthy')], [1, joined])
  expect(words(story)).toEqual([
    'connector_joined',
    'status_changed healthy',
    `looked_again ${80 * MINUTE}`,
    'status_changed down',
  ])
})

test('two tabs that see the same tell one event, and every other event has an id of its own', () => {
  const look = { at: THEN, before: THEN - SECOND }
  const story = storyWith([], [status('down'), joined], look)
  expect(storyWith([], [status('down'), joined], look)).toEqual(story)
  expect(new Set(story.map(({ id }) => id)).size).toBe(2)
})

test('only the newest events are kept', () => {
  const many = Array.from({ length: MOST_EVENTS + 5 }, (_, index) => status(String(index)))
  const story = storyWith([], many, { at: THEN, before: THEN - SECOND })
  expect(story).toHaveLength(MOST_EVENTS)
  expect(story[0]?.value).toBe(String(MOST_EVENTS + 4))
})
