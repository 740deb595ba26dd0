import { expect, onTestFinished, vi } from 'vitest'
import { LogQuery } from '#contract/query.ts'
import { accessToken } from '../access-token.ts'
import { createHub } from '../hub.ts'
import { watchLocal } from '../local-watch.ts'
import { logStream, type LogStreamDeps } from '../log-stream.ts'
import type { FakeConnector, FakeSession } from './fake-connector.ts'
import { LineReader } from './reader.ts'

/** What is asked for in the address. */
type Query = Partial<Record<'level' | 'events' | 'sampling' | 'connector', string>>

/** With which the connectors are asked. */
export const TOKEN = accessToken('the-account', 'the-tunnel')

/** A tunnel with connectors, whose logs can be read. Timers stand still until a test moves them. */
export function aTunnelWith(connectors: FakeConnector[], given: Partial<LogStreamDeps> = {}) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const stop = new AbortController()
  const deps = {
    hub: createHub(),
    watch: watchLocal('the-account', 'the-tunnel', () => connectors),
    chance: () => 0,
    stopping: stop.signal,
    ...given,
  }
  const watch = (query: Query = {}) => {
    const seat = { keep: () => {}, leave: () => {} }
    const reader = new LineReader(logStream(deps, LogQuery.parse(query), seat))
    onTestFinished(() => reader.cancel())
    return reader
  }
  return { watch, stop: () => stop.abort() }
}

/** Lets a connector log. */
export function say(session: Pick<FakeSession, 'socket'>, ...logs: object[]): void {
  const timed = logs.map((log) => Object.assign({ time: '2026-11-21T10:00:00Z' }, log))
  session.socket.send(JSON.stringify({ type: 'logs', logs: timed }))
}

/** What is told of a connector from when its logs come. */
export const streaming = (connector: FakeConnector) => ({
  kind: 'connector',
  connector_id: connector.id,
  state: 'streaming',
  hostname: connector.hostname,
  reason: null,
})

/** What is told when they end. */
export const ended = (connector: FakeConnector, reason: unknown) => ({
  kind: 'connector',
  connector_id: connector.id,
  state: 'ended',
  hostname: null,
  reason,
})

export const logged = (message: string) => expect.objectContaining({ kind: 'log', message })
