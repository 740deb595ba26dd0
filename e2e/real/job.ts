import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import * as z from 'zod/mini'
import { EventPage } from '#contract/event.ts'
import { LogMessage } from '#contract/live.ts'
import { startCloudflared } from '#server/edge/testing/cloudflared.ts'
import { eventually } from '#server/edge/testing/eventually.ts'
import { ReachFailure } from '#server/reach/failure.ts'
import { startDnsServer } from '#server/reach/testing/dns-server.ts'
import { startParts } from './console.ts'
import { echoes, startEcho, startOrigin } from './traffic.ts'

/**
 * All that a real cloudflared does for a tunnel of ours, as one JSON object for a test to judge. A
 * process of its own, so that it can stand in a network namespace where nothing but the loopback is:
 *
 *     unshare -n sh -c 'ip link set lo up; node job.ts /path/to/cloudflared auto'
 */

const [binary = 'cloudflared', protocol = 'auto'] = process.argv.slice(2)
const home = await mkdtemp(join(tmpdir(), 'real-cloudflared-'))
const { ask, result, caFile, edge, presence, reach } = await startParts(home)
const originPort = await startOrigin()
const echoPort = await startEcho()
const dns = await startDnsServer({
  'db.internal': { a: ['10.20.30.40'] },
  'bad.internal': 'SERVFAIL',
})

const Id = z.object({ id: z.string() })
const made = await result('POST', 'client/v4', 'cfd_tunnel', {
  name: 'real',
  config_src: 'cloudflare',
})
const tunnel = Id.parse(made).id
const at = `cfd_tunnel/${tunnel}`
const token = z.string().parse(await result('GET', 'client/v4', `${at}/token`))
const started = performance.now()
const cloudflared = startCloudflared({
  binary,
  home,
  edge,
  caFile,
  token,
  ...(protocol !== 'auto' && { protocol }),
  resolver: `127.0.0.1:${dns.port}`,
})

const connections = () => presence.connectors(tunnel).flatMap((it) => it.connections)
const soon = () => AbortSignal.timeout(10_000)

/** What came of it, be it a failure. */
async function outcome<T>(work: Promise<T>) {
  try {
    return { done: await work }
  } catch (error) {
    if (!(error instanceof ReachFailure)) throw error
    return { kind: error.kind, code: error.code, reason: error.told.reason }
  }
}

async function joined() {
  await eventually('four connections', () => connections().length === 4)
  const within = performance.now() - started
  return { within, transports: connections().map((it) => it.claim.transport) }
}

async function http() {
  const ingress = [
    { hostname: 'api.internal', service: `http://127.0.0.1:${originPort}` },
    { service: 'http_status:404' },
  ]
  await result('PUT', 'client/v4', `${at}/configurations`, { config: { ingress } })
  await eventually('the configuration', () => presence.connectors(tunnel)[0]?.configVersion === 1)
  const [first] = connections()
  const target = {
    host: 'api.internal',
    path: '/v1?x=1',
    headers: { 'content-type': 'text/plain' },
  }
  const request = { ...target, method: 'POST', body: Buffer.from('a body') }
  const answer = await first?.connection.streams.request(request, soon())
  const asked = answer?.headers.find(([name]) => name === 'x-asked')?.[1]
  return { status: answer?.status, asked, body: answer && (await text(answer.body)) }
}

/** Nothing listens there. */
const nowhere = () => reach.open({ tunnel, address: '127.0.0.1', port: 1 })

async function tcp() {
  const stream = await reach.open({ tunnel, address: '127.0.0.1', port: echoPort })
  const equal = await echoes(stream, 64)
  stream.destroy()
  return { equal, refused: await outcome(nowhere()) }
}

const resolve = (hostname: string) => outcome(reach.resolve({ tunnel, hostname }))

async function names() {
  const [found, missing, broken] = await Promise.all(
    ['db.internal', 'no.internal', 'bad.internal'].map(resolve),
  )
  return { found, missing, broken }
}

async function logs() {
  const leave = new AbortController()
  const { body } = await ask('GET', 'console/v1', `tunnels/${tunnel}/logs?level=debug`)
  const lines = body?.pipeThrough(new TextDecoderStream(), leave).getReader()
  const heard: LogMessage[] = []
  const hear = async (until: () => boolean) => {
    while (!until()) {
      const { value } = (await lines?.read()) ?? {}
      if (value === undefined) throw new Error('The stream of logs ended.')
      for (const line of value.split('\n').filter(Boolean))
        heard.push(LogMessage.parse(JSON.parse(line)))
    }
  }
  await hear(() => heard.some((it) => it.kind === 'connector' && it.state === 'streaming'))
  // The connector streams a moment later than it was told to.
  const poke = setInterval(() => void outcome(nowhere()), 100)
  await hear(() => heard.some((it) => it.kind === 'log'))
  clearInterval(poke)
  await lines?.cancel()
  return heard.map((it) => it.kind)
}

async function drained() {
  const before = new Set(connections().map((it) => it.id))
  await result('DELETE', 'client/v4', `${at}/connections`)
  const gone = connections().length
  await eventually('the connector to return', () => connections().length === 4)
  return { gone, isBack: connections().every((it) => !before.has(it.id)) }
}

async function frozen() {
  const since = performance.now()
  cloudflared.child.kill('SIGSTOP')
  await eventually('its silence to be noticed', () => connections().length === 0)
  const within = performance.now() - since
  cloudflared.child.kill('SIGCONT')
  await eventually('its return', () => connections().length === 4)
  return { within }
}

const isRefused = async () => (await events()).some((it) => it.kind === 'registration_refused')

async function rotated() {
  await result('PATCH', 'client/v4', at, { tunnel_secret: Buffer.alloc(32, 7).toString('base64') })
  const stayed = connections().length
  await result('DELETE', 'client/v4', `${at}/connections`)
  await eventually('the refusal', isRefused)
  return { stayed, connections: connections().length, running: cloudflared.child.exitCode === null }
}

async function events() {
  const page = await result('GET', 'console/v1', `tunnels/${tunnel}/events?limit=200`)
  return EventPage.parse(page).events
}

try {
  const seen = {
    joined: await joined(),
    http: await http(),
    tcp: await tcp(),
    names: await names(),
    logs: await logs(),
    drained: await drained(),
    frozen: await frozen(),
    rotated: await rotated(),
    events: (await events()).toReversed().map(({ kind, cause, actor }) => ({ kind, cause, actor })),
  }
  process.stdout.write(JSON.stringify(seen))
} catch (error) {
  process.stderr.write(`${cloudflared.log.text.slice(-4000)}\n${String(error)}\n`)
  process.exitCode = 1
} finally {
  cloudflared.child.kill('SIGKILL')
  await cloudflared.exited
  await edge.close()
  await rm(home, { recursive: true })
  process.exit()
}
