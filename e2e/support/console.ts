/** A console that journeys go through, in whichever way it runs. */
import { readFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { startUpstream, type Upstream } from '../upstream/client.ts'
import { type Connector, type ConnectorOptions, startConnector } from './connector/connector.ts'
import { startProcess, startServer, type TestServer } from './server.ts'
import { workerBuild } from './worker-build.ts'
import { startWorkerd } from './workerd.ts'

/** `local` answers from its own directory; the others stand before a stand-in for Cloudflare's API, in Node or workerd. */
export type Mode = 'local' | 'cloudflare' | 'workers'

type Joining = Partial<ConnectorOptions> & { token: string }

export interface Console {
  mode: Mode
  /** Such as `http://127.0.0.1:40123`. */
  url: string
  /** Where programs ask the directory: this very console, or the API behind it. */
  apiUrl: string
  accountId: string
  /** Its data folder, where it runs as a process. */
  data?: string
  /** The token of an identity, by its name: Admin, Bind or Read. */
  tokenOf(name: string): string
  /** Has a connector join a tunnel. */
  connect(tunnel: string, options: Joining): Promise<Connector>
  /** Ends it as Ctrl-C does, and answers its exit code. */
  stop(): Promise<number | null>
  /** Ends it at once, with no chance to tidy up. */
  kill(): Promise<void>
  /** Starts it again at the same address, with the same data. */
  again(): Promise<AsyncDisposable>
  /** The stand-in for Cloudflare's API, where that is behind it. */
  upstream?: Upstream
  /** What was asked of the API that its documentation does not allow. */
  violations(): Promise<unknown[]>
  [Symbol.asyncDispose](): Promise<void>
}

/** Starts one; `args` are further options of it. */
export const startConsole = (mode: Mode, args: string[] = []): Promise<Console> => START[mode](args)

const START: Record<Mode, (args: string[]) => Promise<Console>> = {
  local: async (args) => localConsole(await startServer({ args })),
  cloudflare: startBefore,
  workers: startWorker,
}

function localConsole(server: TestServer): Console {
  return {
    ...server,
    mode: 'local',
    apiUrl: server.url,
    async connect(_, options) {
      const { edge, caFile } = server
      return startConnector({ edge, ca: await readFile(caFile, 'utf8'), ...options })
    },
    again: () => startServer({ data: server.data, args: ['--port', portOf(server)] }),
    violations: async () => [],
  }
}

/** A console in Node, before the stand-in. */
async function startBefore(args: string[]): Promise<Console> {
  const upstream = await startUpstream()
  const flags = [
    '--mode',
    'cloudflare',
    '--cloudflare-api',
    upstream.api,
    '--cloudflare-logs',
    new URL(upstream.logs).origin,
    ...args,
  ]
  const server = await startProcess({ args: flags })
  return {
    ...server,
    ...before(upstream),
    mode: 'cloudflare',
    again: () => startProcess({ data: server.data, args: [...flags, '--port', portOf(server)] }),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await upstream[Symbol.asyncDispose]()
    },
  }
}

/** In workerd, before the stand-in. It has no options but its variables. */
async function startWorker(): Promise<Console> {
  const upstream = await startUpstream()
  const variables = {
    VPC_CONSOLE_SESSION_KEYS: 'a-key-that-only-seals-the-cookies-of-tests',
    VPC_CONSOLE_CLOUDFLARE_API: upstream.api,
    VPC_CONSOLE_CLOUDFLARE_LOGS: new URL(upstream.logs).origin,
  }
  // All journeys come from one address.
  const wanted = { build: await workerBuild(), variables, signIns: 10_000 }
  const worker = await startWorkerd(wanted)
  const stop = () => worker.stop()
  return {
    ...before(upstream),
    mode: 'workers',
    url: worker.url,
    stop: () => stop().then(() => null),
    kill: stop,
    again: () => startWorkerd({ ...wanted, port: Number(portOf(worker)) }),
    async [Symbol.asyncDispose]() {
      await stop()
      await upstream[Symbol.asyncDispose]()
    },
  }
}

/** What the stand-in brings to a console. */
const before = (upstream: Upstream) => ({
  upstream,
  apiUrl: upstream.url,
  accountId: upstream.accounts[0]?.id ?? '',
  tokenOf: (name: string) => upstream.tokenOf(name),
  connect: (tunnel: string, options: Joining) => simulated(upstream, tunnel, options),
  violations: upstream.violations,
})

/** A connector that only the stand-in knows of. */
async function simulated(
  upstream: Upstream,
  tunnel: string,
  { token, id, connections = 4, version, arch }: Joining,
): Promise<Connector> {
  const connector = await upstream.connect({
    tunnel,
    token,
    connector: id ?? randomUUID(),
    connections,
    ...(version !== undefined && { version }),
    ...(arch !== undefined && { arch }),
  })
  let left = connections
  const keep = async (count: number) => {
    left = count
    await upstream.keep({ tunnel, connector, connections: count })
  }
  return {
    id: connector,
    get connections() {
      return left
    },
    log: (entry) => void upstream.emit({ connector, lines: [entry] }),
    stop: () => keep(0),
    kill: () => void keep(0),
    freeze: () => void keep(0),
    thaw: () => void keep(connections),
    dropOne: () => keep(left - 1),
  }
}

const portOf = ({ url }: Pick<Console, 'url'>): string => new URL(url).port
