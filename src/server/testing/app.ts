import type { Hono } from 'hono'
import { compress } from 'hono/compress'
import { createApp } from '../app.ts'
import { IN_MEMORY } from '../directory/store.ts'
import { localSide, type LocalParts } from '../local-side.ts'
import type { Log } from '../log.ts'
import { countAttempts } from '../session/counted-attempts.ts'
import { openEndedSessions } from '../session/ended.ts'
import { hostGuard } from '../session/guards.ts'
import { createSeal } from '../session/seal.ts'

const KEY = 'a key to seal sessions with, for tests'

/** In seconds. */
const LIFE = { idle: 12 * 60 * 60, longest: 7 * 24 * 60 * 60 }

interface Given extends LocalParts {
  now: () => string
  log: Log
}

/** The app over a local directory, without a page; it answers to the name console.internal too. */
export function localApp({ now, log, ...parts }: Given): Hono {
  const ended = openEndedSessions(IN_MEMORY, now)
  return createApp({
    sides: [localSide(parts)],
    seal: createSeal({ keys: [KEY], now, life: LIFE, secure: false, ended }),
    attempts: countAttempts(),
    peerOf: () => 'somebody',
    checkHost: hostGuard(['console.internal']),
    log,
    compress: compress(),
  })
}
