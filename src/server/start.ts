import { join } from 'node:path'
import { hostInUrl } from './addresses.ts'
import { openDataFolder } from './data-folder.ts'
import type { Presence } from './directory/presence.ts'
import { greeting } from './greeting.ts'
import { openHttp } from './http.ts'
import { openLocal, type Local } from './local.ts'
import { createLog, LOG_LINE, type LogFormat } from './log.ts'
import { openMetrics } from './metrics/open.ts'
import type { Options } from './options.ts'
import { makePrivate } from './private-modes.ts'
import { openSessionKeys } from './session-key.ts'
import { countAttempts } from './session/counted-attempts.ts'
import { openEndedSessions } from './session/ended.ts'
import { hostGuard } from './session/guards.ts'
import { createSeal, type EndedSessions } from './session/seal.ts'

export interface RunningServer {
  /** What to tell the person who started it. */
  greeting: string
  /** Who is connected to the local edge, and what can be sent through them. */
  presence: Presence
  /** Ends HTTP, edge and store, in this order. */
  close(): Promise<void>
}

/** Half a day after it was last used, a week after the sign-in. */
const LIFE = { idle: 12 * 60 * 60, longest: 7 * 24 * 60 * 60 }

const now = (): string => new Date().toISOString()

/** The sign-in links are secrets, so where the log goes to programs they stay in `identities.json`. */
const GREETING: Record<LogFormat, (address: string, local: Local) => string> = {
  text: (address, { identities, edge }) => greeting(address, identities.all, edge),
  json: (address, { edge }) => LOG_LINE.json(now(), greeting(address, [], edge)).trimEnd(),
}

/** Starts all parts. Rejects with a DataFolderError or a StartError when the person has to do something. */
export async function startServer(options: Options): Promise<RunningServer> {
  const log = createLog(now, options['log-format'])
  const data = openDataFolder(options.data)
  makePrivate(data, log)
  const stop = new AbortController()
  const ended = openEndedSessions(join(data, 'sessions.sqlite'), now)
  const counting = await openMetrics(options, log)
  const metrics = counting?.metrics
  const local = await openLocal({ options, data, now, log, stopping: stop.signal, metrics })
  metrics?.follow(local.present)
  const http = await openHttp(options, {
    sides: [local.side],
    seal: await openSeal(options, data, ended),
    attempts: countAttempts(),
    checkHost: hostGuard(namesOf(options)),
    ownOrigin: options['public-url'],
    log,
    tellAll: options['log-format'] === 'json',
    metrics,
    ready() {
      local.check()
      return !stop.signal.aborted
    },
  })
  return {
    greeting: GREETING[options['log-format']](http.address, local),
    presence: local.presence,
    async close() {
      stop.abort()
      await http.close()
      await counting?.close()
      await local.close()
      ended.close()
    },
  }
}

async function openSeal(options: Options, data: string, ended: EndedSessions) {
  const keys = options['session-keys'] ?? (await openSessionKeys(join(data, 'session-key')))
  const secure = options['public-url']?.startsWith('https:') === true
  return createSeal({ keys, now, life: LIFE, secure, ended })
}

/** The host names answered to, besides those of this machine. */
function namesOf({ host, 'allowed-host': allowed, 'public-url': url }: Options): string[] {
  const names = [...allowed, host].map(hostInUrl)
  return url === undefined ? names : [...names, new URL(url).hostname]
}
