/**
 * The Workers host: the same app on Cloudflare's platform, in front of Cloudflare's API, with the page as static
 * assets. It keeps nothing. That is why sessions are short here, 30 minutes after their last use and 4 hours after the
 * sign-in: signing out takes the cookie from the browser, but a copy of it would live on until then. To end every
 * session at once, replace the key; to end all that a stolen token may do, revoke the token.
 */
import type { Hono } from 'hono'
import { createApp } from './app.ts'
import { openCloudflare } from './cloudflare.ts'
import { healthRoutes } from './health.ts'
import { LOG_LINE, type Log } from './log.ts'
import { messageOf } from './message-of.ts'
import { COMMON_HEADERS } from './page-headers.ts'
import { createSeal } from './session/seal.ts'
import { limitAttempts, type RateLimit } from './worker/attempts.ts'
import { hostCheck, withTls } from './worker/hosts.ts'
import { assetsPage, type Assets } from './worker/page.ts'
import { readSettings, type Variables } from './worker/settings.ts'

/** What `wrangler.jsonc` binds, and what the operator sets. */
interface Bindings extends Variables {
  ASSETS: Assets
  SIGN_IN_LIMIT: RateLimit
}

/** In seconds. */
const LIFE = { idle: 30 * 60, longest: 4 * 60 * 60 }

const now = (): string => new Date().toISOString()

const log: Log = (line, fields) => console.log(LOG_LINE.json(now(), line, fields).trimEnd())

function openApp(bindings: Bindings, secure: boolean): Hono {
  const { keys, allowedHosts, ...where } = readSettings(bindings)
  return createApp({
    sides: [openCloudflare({ ...where, log, isShared: false })],
    seal: createSeal({ keys, now, life: LIFE, secure, ended: null }),
    attempts: limitAttempts(bindings.SIGN_IN_LIMIT),
    // Cloudflare says so, and lets nobody else.
    peerOf: ({ req }) => req.header('cf-connecting-ip') ?? '',
    checkHost: hostCheck(allowedHosts),
    log,
    page: assetsPage(bindings.ASSETS),
  })
}

let latest: { bindings: Bindings; secure: boolean; app: Hono } | undefined

/** One app for all requests to this isolate: they all have the same bindings. */
function appFor(bindings: Bindings, secure: boolean): Hono {
  if (latest?.bindings !== bindings || latest.secure !== secure)
    latest = { bindings, secure, app: appOrWhyNot(bindings, secure) }
  return latest.app
}

function appOrWhyNot(bindings: Bindings, secure: boolean): Hono {
  try {
    return openApp(bindings, secure)
  } catch (error) {
    return notSetUp(messageOf(error))
  }
}

/** Tells whoever comes what the operator has to do. */
function notSetUp(why: string): Hono {
  const message = `VPC Console is not set up. ${why}`
  log(message)
  const headers = { ...Object.fromEntries(COMMON_HEADERS), 'cache-control': 'no-store' }
  return healthRoutes({ ready: () => false }).all('*', (c) => c.text(`${message}\n`, 503, headers))
}

// oxlint-disable-next-line import/no-default-export -- Workers take nothing else
export default {
  fetch(request: Request, bindings: Bindings): Response | Promise<Response> {
    const isSecure = request.url.startsWith('https:')
    return withTls(request) ?? appFor(bindings, isSecure).fetch(request, bindings)
  },
}
