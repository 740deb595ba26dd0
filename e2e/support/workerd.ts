/**
 * Runs the Workers build in workerd, the platform’s own runtime, as `wrangler.jsonc` says. Neither wrangler nor
 * miniflare asks anybody anything, and the Worker asks only whom its variables name.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'
import { unstable_getMiniflareWorkerOptions as workerOptions } from 'wrangler'

const ROOT = join(import.meta.dirname, '../..')
const WRANGLER = join(ROOT, 'node_modules/wrangler/bin/wrangler.js')
const CONFIG = join(ROOT, 'wrangler.jsonc')

export interface WorkerBuild {
  /** Holds `worker.js`, and `meta.json` that tells what is in it. */
  folder: string
  /** What wrangler said. */
  said: string
  [Symbol.asyncDispose](): Promise<void>
}

/** Has wrangler do all of a deployment but the deploying. The page must be built already. */
export async function buildWorker(): Promise<WorkerBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'vpc-console-worker-'))
  const args = ['deploy', '--dry-run', '--config', CONFIG, '--outdir', folder]
  const meta = ['--metafile', join(folder, 'meta.json')]
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    CI: '1',
    NO_COLOR: '1',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_SEND_ERROR_REPORTS: 'false',
  }
  const command = [WRANGLER, ...args, ...meta]
  const { stdout } = await promisify(execFile)(process.execPath, command, { env, cwd: folder })
  return {
    folder,
    said: stdout,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

export interface TestWorker {
  /** Such as `http://127.0.0.1:40123`. */
  url: string
  /** What it wrote to its log. */
  lines: readonly string[]
  /** Asks as if the Worker stood at any address, such as one with TLS. */
  dispatch: Miniflare['dispatchFetch']
  stop(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

interface Wanted {
  build: WorkerBuild
  /** What an operator sets, secrets too. */
  variables: Record<string, string>
  /** A port to use again; else a free one. */
  port?: number
  /** How many sign-ins of one address are let in a minute; else as `wrangler.jsonc` says. */
  signIns?: number
}

/** Resolves when it answers; rejects when what answers is not workerd. */
export async function startWorkerd({
  build,
  variables,
  port = 0,
  signIns,
}: Wanted): Promise<TestWorker> {
  // The build has followed these rules already.
  const { modulesRules: _, ...options } = workerOptions(CONFIG).workerOptions
  const lines: string[] = []
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...options,
      ...(signIns !== undefined && { ratelimits: limitedTo(signIns) }),
      host: '127.0.0.1',
      port,
      // Else it would ask Cloudflare where this machine is.
      cf: false,
      log: new Log(LogLevel.NONE),
      handleStructuredLogs: ({ message }) => void lines.push(message),
      modules: true,
      modulesRoot: build.folder,
      scriptPath: join(build.folder, 'worker.js'),
      bindings: variables,
    }),
  )
  const { origin } = await miniflare.ready
  const stop = (): Promise<void> => miniflare.dispose()
  const runtime = await (await fetch(`${origin}/healthz`)).text()
  if (runtime !== 'ok, on Cloudflare-Workers\n') {
    await stop()
    throw new Error(`This is not workerd: ${runtime}`)
  }
  return {
    url: origin,
    lines,
    dispatch: (...request) => miniflare.dispatchFetch(...request),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

/** How `wrangler.jsonc` says it, with another number. */
const limitedTo = (limit: number) => ({
  SIGN_IN_LIMIT: { namespace_id: '8780', simple: { limit, period: 60 as const } },
})
