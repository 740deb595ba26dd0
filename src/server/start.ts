import { join } from 'node:path'
import { hostInUrl } from './addresses.ts'
import { openDataFolder } from './data-folder.ts'
import type { Presence } from './directory/presence.ts'
import { openCloudflare } from './cloudflare.ts'
import { connectFromNode } from './gateway/logs-node-socket.ts'
import { greeting, type Ready } from './greeting.ts'
import { openHttp } from './http.ts'
import { openLocal } from './local.ts'
import { createLog, LOG_LINE, type LogFormat } from './log.ts'
import { openMetrics } from './metrics/open.ts'
import { DIRECTORIES_OF, type Options } from './options.ts'
import { makePrivate } from './private-modes.ts'
import { openSessionKeys } from './session-key-file.ts'
import { countAttempts } from './session/counted-attempts.ts'
import { openEndedSessions } from './session/ended.ts'
import { hostGuard } from './session/guards.ts'
import { createSeal, type EndedSessions } from './session/seal.ts'
import { VERSION } from './version.ts'

export interface RunningServer {
  /** What to tell the person who started it. */
  greeting: string
  /** Who is connected to the local edge, and what can be sent through them. */
  presence: Presence | undefined
  /** Ends HTTP, edge and store, in this order. */
  close(): Promise<void>
}

/** Half a day after it was last used, a week after the sign-in. */
const LIFE = { idle: 12 * 60 * 60, longest: 7 * 24 * 60 * 60 }

const now = (): string => new Date().toISOString()

/** The sign-in links are secrets, so where the log goes to programs they stay in `identities.json`. */
const GREETING: Record<LogFormat, (ready: Ready) => string> = {
  text: greeting,
  json: ({ local, ...ready }) =>
    LOG_LINE.json(
      now(),
      greeting({ ...ready, local: local && { ...local, identities: [] } }),
    ).trimEnd(),
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
  const wanted = DIRECTORIES_OF[options.mode]
  const given = { options, now, log, metrics, stopping: stop.signal }
  const local = wanted.local ? await openLocal({ ...given, data }) : undefined
  const cloudflare = wanted.cloudflare ? openAccounts(given) : undefined
  if (local !== undefined) metrics?.follow(local.present)
  const http = await openHttp(options, {
    sides: [local?.side, cloudflare].filter((side) => side !== undefined),
    seal: await openSeal(options, data, ended),
    attempts: countAttempts(),
    checkHost: hostGuard(namesOf(options)),
    ownOrigin: options['public-url'],
    log,
    tellAll: options['log-format'] === 'json',
    metrics,
    ready() {
      local?.check()
      return !stop.signal.aborted
    },
  })
  return {
    greeting: GREETING[options['log-format']]({
      address: http.address,
      local: local && { identities: local.identities.all, edge: local.edge },
      api: cloudflare && options['cloudflare-api'],
    }),
    presence: local?.presence,
    async close() {
      stop.abort()
      await http.close()
      await counting?.close()
      await local?.close()
      ended.close()
    },
  }
}

type Shared = Pick<Parameters<typeof openLocal>[0], 'options' | 'log' | 'metrics' | 'stopping'>

/** Cloudflare accounts, reached from Node. */
const openAccounts = ({ options, ...given }: Shared) =>
  openCloudflare({
    ...given,
    api: options['cloudflare-api'],
    logs: options['cloudflare-logs'],
    isShared: true,
    connect: connectFromNode(VERSION),
  })

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
