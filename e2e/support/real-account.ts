/** Answers for the server as a Cloudflare account would be answered for, for journeys about what the page makes of it. */
import type { Page, Route } from '@playwright/test'
import type { Connector, Tunnel } from '#contract/tunnel.ts'
import type { DirectoryKind, Session } from '#contract/session.ts'
import type { VpcService } from '#contract/service.ts'

/** What is answered; a journey changes it as it goes. */
export interface RealAccount {
  offered: DirectoryKind[]
  /** Null while nobody is signed in. */
  session: Session | null
  /** Why nobody is, as the server tells it. */
  ended: string | undefined
  tunnels: Tunnel[]
  connectors: Connector[]
  services: VpcService[]
  /** Whether every change is refused, with no more words than Cloudflare's. */
  readOnly: boolean
  /** What was asked, as `GET /client/v4/…`, and the bodies that were sent. */
  asked: string[]
  sent: unknown[]
}

export const ONE = '0'.repeat(31) + '1'
export const TWO = '0'.repeat(31) + '2'
export const TUNNEL = 'f70ff985-a4ef-4643-bbbc-4a0ed4fc8415'

/** Somebody whose roles on two accounts are not told. */
export const SESSION: Session = {
  id: '5e551011',
  directory: 'cloudflare',
  name: 'me@company.example',
  accounts: [
    { id: ONE, name: 'Company', roles: null },
    { id: TWO, name: 'Company Staging', roles: ['Connectivity Directory Read'] },
  ],
  edge: null,
}

const AT = '2026-03-01T12:00:00Z'

/** A connector with so many connections. */
export const connector = (id: string, version: string, connections: number): Connector => ({
  id,
  version,
  arch: 'linux_amd64',
  run_at: AT,
  conns: Array.from({ length: connections }, (_, index) => ({
    id: `${id}-${index}`,
    colo_name: `ams0${index + 1}`,
    opened_at: AT,
    origin_ip: '198.51.100.7',
  })),
})

const yes = (result: unknown) => ({
  status: 200,
  body: { success: true, errors: [], messages: [], result },
})
const no = (status: number, code: number, message: string, pointer?: string) => ({
  status,
  body: {
    success: false,
    messages: [],
    result: null,
    errors: [{ code, message, ...(pointer !== undefined && { source: { pointer } }) }],
  },
})

type Answer = ReturnType<typeof yes> | ReturnType<typeof no>

function sessionAnswer(account: RealAccount, method: string, body: unknown): Answer {
  if (method === 'DELETE') {
    account.session = null
    return yes(null)
  }
  if (method === 'POST') {
    const wantsAccount = Reflect.get(Object(body), 'account') === undefined
    if (Reflect.get(Object(body), 'token') === 'of-an-account' && wantsAccount)
      return no(400, 9714, 'This token does not say which account it is for.', '/account')
    account.session ??= SESSION
  }
  if (account.session !== null) return yes(account.session)
  return account.ended === undefined
    ? no(401, 9106, 'Sign in first.')
    : no(401, 9712, account.ended)
}

function answerTo(account: RealAccount, method: string, path: string, body: unknown): Answer {
  if (path === '/console/v1/directories') return yes({ directories: account.offered })
  if (path === '/console/v1/session') return sessionAnswer(account, method, body)
  if (account.session === null) return sessionAnswer(account, 'GET', undefined)
  if (method !== 'GET' && account.readOnly) return no(403, 10_000, 'Authentication error')
  if (path.endsWith('/token')) return no(403, 10_000, 'Authentication error')
  if (path.endsWith('/logs')) return no(403, 10_000, 'Authentication error')
  if (path.endsWith('/connections')) return yes(account.connectors)
  if (path.endsWith('/services')) return yes(account.services)
  if (path.endsWith('/cfd_tunnel')) return yes(account.tunnels)
  const found =
    account.tunnels.find(({ id }) => path.endsWith(`/cfd_tunnel/${id}`)) ??
    account.services.find(({ service_id: id }) => path.endsWith(`/services/${id}`))
  return found === undefined ? no(404, 9742, 'Not in this mode.') : yes(found)
}

async function fulfil(route: Route, account: RealAccount): Promise<void> {
  const request = route.request()
  const { pathname } = new URL(request.url())
  account.asked.push(`${request.method()} ${pathname}`)
  const sent: unknown = request.postDataJSON()
  if (sent !== null) account.sent.push(sent)
  const { status, body } = answerTo(account, request.method(), pathname, sent)
  await route.fulfill({ status, json: body })
}

/** Stands between a page and the server. */
export async function realAccount(page: Page, given: Partial<RealAccount>): Promise<RealAccount> {
  const account: RealAccount = {
    offered: ['local', 'cloudflare'],
    session: SESSION,
    ended: undefined,
    tunnels: [
      {
        id: TUNNEL,
        name: 'aws',
        status: 'healthy',
        created_at: AT,
        conns_active_at: AT,
        config_src: 'cloudflare',
      },
    ],
    connectors: [connector('1a2b3c4d-0000-4000-8000-000000000000', '2026.8.2', 4)],
    services: [],
    readOnly: true,
    asked: [],
    sent: [],
    ...given,
  }
  const answer = (route: Route) => fulfil(route, account)
  await page.route('**/console/v1/**', answer)
  await page.route('**/client/v4/**', answer)
  return account
}
