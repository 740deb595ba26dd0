import { expect, test } from 'vitest'
import type { TunnelEvent } from '#contract/event.ts'
import { event } from '#contract/testing/event.ts'
import { meaningOf } from './status.ts'
import { meaningNow } from './status-now.ts'

const SECOND = 1000
/** The moment of the event in question. */
const THEN = Date.parse('2026-03-01T12:00:00Z')

const told = (status: string, newestFirst: Partial<TunnelEvent>[], later = 5 * SECOND) => {
  const { means, todo } = meaningNow(status, newestFirst.map(event), THEN + later)
  return `${means} ${todo}`.replaceAll(/\d\d:\d\d:\d\d/g, 'THEN')
}

const connection = { id: null, index: 2, transport: 'quic' }
const joined = { kind: 'connector_joined' }
const registered = { kind: 'connection_registered', connection }
const left = (cause: string) => ({ kind: 'connector_left', cause })
const lost = (cause: string) => ({ kind: 'connection_lost', cause, connection })
const rotated = { kind: 'token_rotated', actor: 'Admin' }
const drained = { kind: 'connections_drained', actor: 'Admin' }
const refused = { kind: 'registration_refused', cause: 'Unauthorized: Invalid tunnel secret' }

test('a tunnel whose connectors were refused after a rotation says so, and what to do', () => {
  const story = [refused, left('drained'), lost('drained'), drained, rotated, registered, joined]
  expect(told('down', story)).toBe(
    'A connector was refused: Unauthorized: Invalid tunnel secret. That was at THEN. ' +
      'Its token is not this tunnel’s: it was rotated, or belongs to another tunnel. Reinstall with the current token.',
  )
  expect(told('inactive', [refused, rotated])).toContain('Reinstall with the current token.')
  expect(told('inactive', [refused, rotated])).not.toContain('Run the install commands')
})

test('a tunnel that was drained says by whom, and that connectors come back', () => {
  const story = [left('drained'), lost('drained'), drained, registered, joined]
  expect(told('down', story)).toMatch(/^All connectors were disconnected by Admin at THEN\. /)
  expect(told('down', story)).toContain('within about 20 seconds if their token is still valid')
})

test('a tunnel that comes back after a drain is not sent to its firewall', () => {
  const story = [registered, joined, left('drained'), lost('drained'), drained]
  expect(told('degraded', story)).toBe(
    'A connector joined at THEN, and is opening its connections. Nothing to do: it takes a few seconds.',
  )
  expect(told('degraded', [lost('drained'), drained, joined])).toContain('disconnected by Admin')
})

test.each([
  ['graceful', 'cloudflared was shut down', 'Start it again'],
  ['closed', 'closed its connections at THEN', 'Check that cloudflared still runs'],
  ['timeout', 'went silent at THEN', 'Check that its host is on'],
  ['malformed', 'what the protocol does not allow', 'Check which version'],
  ['stopped', 'The edge was stopped or restarted', 'connect again by themselves'],
])('a tunnel whose last connector left because of %s says so', (cause, means, todo) => {
  const words = told('down', [left(cause), lost(cause), registered, joined])
  expect(words).toContain(means)
  expect(words).toContain(todo)
  expect(words).not.toMatch(/undefined|null/)
})

test('a tunnel that was up when the edge was restarted says so', () => {
  expect(told('down', [{ kind: 'edge_restarted' }, joined])).toContain('restarted at THEN')
})

test('a degraded tunnel names the connection it lost, and not those that were replaced', () => {
  const words = told('degraded', [registered, lost('replaced'), lost('timeout'), joined])
  expect(words).toContain('It serves, but at least one connector has lost some of its connections.')
  expect(words).toContain('lost connection 2: it went silent. That was at THEN.')
})

const usual = (status: string) => {
  const { means, todo } = meaningOf(status)
  return `${means} ${todo}`
}

test('where nothing that happened tells more, the status means what it always does', () => {
  expect(told('degraded', [joined], 61 * SECOND)).toBe(usual('degraded'))
  expect(told('healthy', [refused])).toBe(usual('healthy'))
  expect(told('down', [joined])).toBe(usual('down'))
  expect(told('inactive', [])).toBe(usual('inactive'))
  expect(told('sleeping', [refused])).toBe(usual('sleeping'))
})
