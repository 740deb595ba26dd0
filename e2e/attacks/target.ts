/** A console to attack: a process of its own, with what reaches the API behind it and what it says. */
import { afterAll } from 'vitest'
import { startProcess, startServer, type ServerProcess } from '../support/server.ts'
import { visitorOf } from '../support/visitor.ts'
import { startUpstream, type Upstream } from '../upstream/client.ts'

export const MODES = ['local', 'cloudflare'] as const
export type AttackedMode = (typeof MODES)[number]

export interface Target extends Omit<ServerProcess, 'said'> {
  mode: AttackedMode
  accountId: string
  tokenOf: (name: string) => string
  /** The API behind it, where there is one. */
  upstream: Upstream | undefined
  /** All that it has printed by now, to either output. */
  said: () => string
  /** What came to the API behind it since this was asked last, as `GET /accounts/…`. Rejects where it broke a rule. */
  reached: () => Promise<string[]>
  /** Signs somebody in, and answers what their browser would send as `cookie`. */
  cookieOf: (name: string) => Promise<string>
}

/** Starts one with further options, for all the tests of a file. */
export async function forThisFile(mode: AttackedMode, args: string[] = []): Promise<Target> {
  const target = await startTarget(mode, args)
  afterAll(() => target[Symbol.asyncDispose]())
  return target
}

/** Starts one with further options, for as long as it is in use. */
export async function startTarget(mode: AttackedMode, args: string[] = []): Promise<Target> {
  const stack = new AsyncDisposableStack()
  const { server, upstream, ...who } = await START[mode](args, stack)
  let said = server.said
  for (const stream of [server.process.stdout, server.process.stderr])
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return {
    ...server,
    ...who,
    mode,
    upstream,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
    said: () => said,
    reached: async () => (upstream === undefined ? [] : await heardBy(upstream)),
    async cookieOf(name) {
      const visitor = visitorOf(server.url)
      const response = await visitor.signIn(who.tokenOf(name))
      if (!response.ok) throw new Error(`${name} cannot sign in: ${await response.text()}`)
      return visitor.cookie
    },
  }
}

interface Started extends Pick<Target, 'accountId' | 'tokenOf'> {
  server: ServerProcess
  upstream: Upstream | undefined
}

type Start = (args: string[], stack: AsyncDisposableStack) => Promise<Started>

const START: Record<AttackedMode, Start> = {
  async local(args, stack) {
    const server = stack.use(await startServer({ args }))
    const tokenOf = (name: string) => server.tokenOf(name)
    return { server, accountId: server.accountId, tokenOf, upstream: undefined }
  },
  async cloudflare(args, stack) {
    const upstream = stack.use(await startUpstream())
    const logs = ['--cloudflare-logs', upstream.url.replace('http', 'ws')]
    const flags = ['--mode', 'cloudflare', '--cloudflare-api', upstream.api, ...logs, ...args]
    const server = stack.use(await startProcess({ args: flags }))
    const tokenOf = (name: string) => upstream.tokenOf(name)
    return { server, upstream, accountId: upstream.accounts[0]?.id ?? '', tokenOf }
  },
}

async function heardBy(upstream: Upstream): Promise<string[]> {
  const broken = await upstream.violations()
  const requests = await upstream.requests()
  await upstream.forget()
  if (broken.length > 0) throw new Error(`It was asked wrongly: ${JSON.stringify(broken)}`)
  return requests.map(({ method, path }) => `${method} ${path}`)
}
