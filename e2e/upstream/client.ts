/** Starts the stand-in for Cloudflare's API as a process, and controls it from the tests. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type * as z from 'zod'
import { BASE } from './api.ts'
import { COMMANDS, type Command } from './control/words.ts'

const MAIN = join(import.meta.dirname, 'main.ts')

export type Upstream = Awaited<ReturnType<typeof startUpstream>>

/** Resolves when it answers; rejects when it ends before. */
export async function startUpstream() {
  const child = spawn(process.execPath, [MAIN], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const url = await addressOf(child)
  const ask = askerOf(url)
  const { accounts, tokens } = await ask(COMMANDS.about, {})
  return {
    /** Such as `http://127.0.0.1:40123`. */
    url,
    /** What to give as Cloudflare's API. */
    api: url + BASE,
    /** Where the WebSocket for logs is, without its query. */
    logs: `${url.replace('http', 'ws')}/logs`,
    accounts,
    /** By the names in `identities.ts`, such as Admin, Bind or Read. */
    tokenOf(name: string): string {
      const token = tokens[name]
      if (token === undefined) throw new Error(`There is nobody called ${name}.`)
      return token
    },
    ...controlsOf(ask),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
    },
  }
}

/** One method for each word of the door; what they take and answer is told in `control/words.ts`. */
const controlsOf = (ask: Ask) => ({
  reset: () => ask(COMMANDS.reset, {}),
  /** Answers the id to lift it by. */
  fault: async (fault: z.input<typeof COMMANDS.fault.asks>) =>
    (await ask(COMMANDS.fault, fault)).id,
  /** One by its id, or all: what is held is answered then. */
  lift: (id?: string) => ask(COMMANDS.lift, { id }),
  quirks: (quirks: z.input<typeof COMMANDS.quirks.asks>) => ask(COMMANDS.quirks, quirks),
  overlay: (overlay: z.input<typeof COMMANDS.overlay.asks>) => ask(COMMANDS.overlay, overlay),
  quota: (quota: z.input<typeof COMMANDS.quota.asks>) => ask(COMMANDS.quota, quota),
  identity: (change: z.input<typeof COMMANDS.identity.asks>) => ask(COMMANDS.identity, change),
  seed: (wanted: z.input<typeof COMMANDS.seed.asks>) => ask(COMMANDS.seed, wanted),
  /** Answers the connector's id; rejects where the token is not, or no more, the tunnel's. */
  connect: async (wanted: z.input<typeof COMMANDS.connect.asks>) =>
    (await ask(COMMANDS.connect, wanted)).connector,
  keep: (wanted: z.input<typeof COMMANDS.keep.asks>) => ask(COMMANDS.keep, wanted),
  /** Answers how many sessions heard any of the lines. */
  emit: async (lines: z.input<typeof COMMANDS.emit.asks>) =>
    (await ask(COMMANDS.emit, lines)).heard,
  /** How many sessions stream from a connector now. */
  streaming: async (connector: string) => (await ask(COMMANDS.streaming, { connector })).sessions,
  closeLogs: (wanted: z.input<typeof COMMANDS.closeLogs.asks>) => ask(COMMANDS.closeLogs, wanted),
  expireLogs: () => ask(COMMANDS.expireLogs, {}),
  requests: () => ask(COMMANDS.requests, {}),
  counts: () => ask(COMMANDS.counts, {}),
  violations: () => ask(COMMANDS.violations, {}),
  forget: () => ask(COMMANDS.forget, {}),
})

type Ask = ReturnType<typeof askerOf>

const askerOf =
  (url: string) =>
  async <Asks extends z.ZodType, Answers extends z.ZodType>(
    { name, answers }: Command<Asks, Answers>,
    asked: z.input<Asks>,
  ): Promise<z.output<Answers>> => {
    const body = JSON.stringify(asked)
    const response = await fetch(`${url}/control/${name}`, { method: 'POST', body })
    const said: unknown = await response.json()
    if (!response.ok) throw new Error(`${name}: ${String(said)}`)
    return answers.parse(said)
  }

async function addressOf(child: ChildProcess): Promise<string> {
  const exited = once(child, 'exit').then(([code]) => {
    throw new Error(`The stand-in ended with ${code}.`)
  })
  if (child.stdout === null) throw new Error('The stand-in has no output.')
  const lines = createInterface(child.stdout)
  const said = once(lines, 'line').then(([line]) => String(line))
  const url = /http:\S+/.exec(await Promise.race([said, exited]))?.[0]
  exited.catch(() => {})
  if (url === undefined) throw new Error('The stand-in did not say where it is.')
  return url
}
