/** Starts the server as people do, as a process of its own, on free ports and in a data folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod/mini'

const MAIN = join(import.meta.dirname, '../../src/server/main.ts')

const Identities = z.object({
  account_id: z.string(),
  identities: z.array(
    z.object({ name: z.string(), roles: z.array(z.string()), token: z.string() }),
  ),
})

/** A console as a process of its own. */
export interface ServerProcess {
  /** Such as `http://127.0.0.1:40123`. */
  url: string
  data: string
  /** What it runs as. */
  process: ChildProcess
  /** What it said until it was ready. */
  said: string
  /** Ends it as Ctrl-C does, and answers its exit code. */
  stop(): Promise<number | null>
  /** Ends it at once, with no chance to tidy up. */
  kill(): Promise<void>
  /** Ends it if it still runs, and removes its data folder. */
  [Symbol.asyncDispose](): Promise<void>
}

/** One in local mode. */
export interface TestServer extends ServerProcess {
  edge: { host: string; port: number }
  /** The file connectors are told to trust. */
  caFile: string
  accountId: string
  /** The token of an identity, by its name: Admin, Bind or Read. */
  tokenOf(name: string): string
}

export interface Wanted {
  /** A data folder to use again; else a new one. */
  data?: string
  /** Further options. */
  args?: string[]
  /** A script that starts it in the place of the usual one, and prints the same. */
  main?: string
}

/** Starts one in local mode. Resolves when it is ready; rejects with all it said when it ends before. */
export async function startServer({ args = [], ...wanted }: Wanted = {}): Promise<TestServer> {
  const server = await startProcess({ ...wanted, args: ['--edge-port', '0', ...args] })
  const { data, said } = server
  const file = await readFile(join(data, 'identities.json'), 'utf8')
  const { account_id, identities } = Identities.parse(JSON.parse(file))
  return {
    ...server,
    edge: hostAndPort(found(said, /edge at (\S+)/)),
    caFile: join(data, 'edge-ca.pem'),
    accountId: account_id,
    tokenOf: (name) => identities.find((it) => it.name === name)?.token ?? '',
  }
}

/** Resolves when the server has said that it is ready; rejects with all it said when it ends before. */
export async function startProcess({
  data,
  args = [],
  main = MAIN,
}: Wanted = {}): Promise<ServerProcess> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'vpc-console-')))
  const flags = ['--port', '0', '--data', folder, ...args]
  const child = spawn(process.execPath, [main, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const said = await untilReady(child)
    return asStarted(said, folder, child, remove)
  } catch (error) {
    await ended(child, 'SIGKILL')
    if (data === undefined) await remove()
    throw error
  }
}

/** A running server by what it said. */
function asStarted(
  said: string,
  folder: string,
  child: ChildProcess,
  remove: () => Promise<void>,
): ServerProcess {
  const end = (signal: NodeJS.Signals) => ended(child, signal)
  return {
    url: found(said, /ready at (http:\S+)\//),
    data: folder,
    process: child,
    said,
    stop: () => end('SIGTERM'),
    async kill() {
      await end('SIGKILL')
    },
    async [Symbol.asyncDispose]() {
      await end('SIGKILL')
      await remove()
    },
  }
}

/** The last words of the greeting: of the edge, or of the API where there is none. */
const READY = /(edge at \S+ |Cloudflare accounts: ).*\n/

/** All that was said until the last line of the greeting. */
function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      if (READY.test(said)) resolve(said)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    // Not `exit`, which may come before its last words.
    child.once('close', (code) => reject(new Error(`The server ended with ${code}: ${said}`)))
  })
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
  return child.exitCode
}

function found(said: string, what: RegExp): string {
  const match = what.exec(said)?.[1]
  if (match === undefined) throw new Error(`${what} is not in: ${said}`)
  return match
}

function hostAndPort(address: string): { host: string; port: number } {
  const url = new URL(`tcp://${address}`)
  return { host: url.hostname, port: Number(url.port) }
}
