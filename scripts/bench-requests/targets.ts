/** What the page is measured against: a console with a full account. */
import { apiOf } from '../../e2e/support/api.ts'
import { startProcess, startServer } from '../../e2e/support/server.ts'
import { startUpstream } from '../../e2e/upstream/client.ts'
import { SIZE, type TargetName } from './options.ts'

export interface Target extends AsyncDisposable {
  url: string
  account: string
  /** The token to sign in with. */
  token: string
  /** One of the tunnels. */
  tunnel: string
  /** Begins to count what Cloudflare's API is asked, where there is one. */
  restart(): Promise<unknown>
  /** What it was asked since, by operation. */
  counts(): Promise<Record<string, number>>
}

export const startTarget = (name: TargetName): Promise<Target> => START[name]()

const START: Record<TargetName, () => Promise<Target>> = { cloudflare, local }

async function cloudflare(): Promise<Target> {
  const upstream = await startUpstream()
  const console = await startProcess({
    args: ['--mode', 'cloudflare', '--cloudflare-api', upstream.api],
  })
  const { tunnels } = await upstream.seed({ ...SIZE, connectors: 1 })
  return {
    url: console.url,
    account: upstream.accounts[0]?.id ?? '',
    token: upstream.tokenOf('Admin'),
    tunnel: tunnels[0] ?? '',
    restart: async () => {
      await upstream.forget()
      await upstream.quota({ limit: 1200, window: 300 })
    },
    counts: upstream.counts,
    async [Symbol.asyncDispose]() {
      await console[Symbol.asyncDispose]()
      await upstream[Symbol.asyncDispose]()
    },
  }
}

async function local(): Promise<Target> {
  const server = await startServer()
  const api = apiOf({ ...server, apiUrl: server.url }, 'Admin')
  const tunnels = []
  for (let made = 0; made < SIZE.tunnels; made += 1)
    tunnels.push(await api.tunnel(`tunnel-${made}`))
  for (let made = 0; made < SIZE.services; made += 1) {
    const tunnel = tunnels[made % tunnels.length]
    if (tunnel !== undefined) await api.service(`service-${made}`, tunnel)
  }
  return {
    url: server.url,
    account: server.accountId,
    token: server.tokenOf('Admin'),
    tunnel: tunnels[0]?.id ?? '',
    restart: async () => undefined,
    counts: async () => ({}),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
