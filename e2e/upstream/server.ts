import { setTimeout as sleep } from 'node:timers/promises'
import { inspect } from 'node:util'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Answer } from './answer.ts'
import { BASE, check, failed, perform } from './api.ts'
import { answerControl, CONTROL } from './control/door.ts'
import type { Harm, Struck } from './faults.ts'
import { upgradeLogs } from './management.ts'
import type { Entry } from './record.ts'
import type { StandIn } from './stand-in.ts'
import { write } from './write.ts'

/** One server for all: the API, the logs' WebSocket and the control door. */
export function serve(it: StandIn): Server {
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const answering = path.startsWith(CONTROL)
      ? answerControl(it, request).then((answer) => write(response, answer, undefined))
      : answerApi(it, request, response)
    answering.catch((error: unknown) => {
      // Who hangs up in the middle of a body has not made us fail.
      if (!request.complete) return
      process.stderr.write(`The stand-in failed: ${inspect(error)}\n`)
      response.destroy()
    })
  })
  server.on('upgrade', (request, socket, head) => upgradeLogs(it, request, socket, head))
  server.on('clientError', (error, socket) => {
    // A connection that is merely cut has broken no rule.
    if (error.message.startsWith('Parse Error')) {
      it.record.breach({ method: '?', path: '?' }, `not HTTP: ${error.message}`)
    }
    socket.destroy()
  })
  return server
}

async function answerApi(it: StandIn, request: IncomingMessage, response: ServerResponse) {
  const { method = '', url = '' } = request
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const who = it.world.identities.find((one) => one.token === token)?.name ?? null
  const path = url.startsWith(`${BASE}/`) ? url.slice(BASE.length) : `(outside ${BASE}) ${url}`
  const entry = it.record.begin(method, path, who)
  response.on('close', () => (entry.aborted = !response.writableFinished))
  const { headers, refuse } = it.quota.spend(token)
  const struck = it.faults.strike(method, path)
  const answer = await settle(it, request, entry, { token, refuse, struck })
  entry.status = answer.status
  write(response, { ...answer, headers: { ...headers, ...answer.headers } }, struck?.harm)
}

interface Circumstances {
  token: string
  refuse: () => void
  struck: Struck | undefined
}

/** Checks first, so that a fault hides no violation; then the fault, then what was asked. */
async function settle(
  it: StandIn,
  request: IncomingMessage,
  entry: Entry,
  { token, refuse, struck }: Circumstances,
): Promise<Answer> {
  try {
    const checked = await check(request, hostOf(request), entry)
    await delay(struck)
    refuse()
    const instead = replacement(struck?.harm)
    if (instead !== undefined && !instead.done) return instead.answer
    const answer = perform(it, checked, token)
    return instead?.answer ?? answer
  } catch (error) {
    return failed(error, it, entry)
  }
}

async function delay(struck: Struck | undefined): Promise<void> {
  if (struck?.harm.as === 'held') await struck.lifted
  if (struck?.harm.as === 'late') await sleep(struck.harm.milliseconds)
}

function replacement(harm: Harm | undefined): { answer: Answer; done: boolean } | undefined {
  if (harm?.as !== 'answer') return undefined
  const { status, headers, body, done } = harm
  return { answer: { status, headers, body }, done }
}

/** What the `host` header must say: this very server, whichever of the names of loopback was used. */
function hostOf({ headers, socket }: IncomingMessage): string {
  const port = socket.localPort ?? 0
  return headers.host === `localhost:${port}` ? `localhost:${port}` : `127.0.0.1:${port}`
}
