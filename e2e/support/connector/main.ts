import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { TRANSPORTS } from '#contract/live.ts'
import { startConnector } from './connector.ts'

/** The small connector as a process of its own: one line for each connection, then it stays. */

const USAGE =
  'main.ts --edge 127.0.0.1:7844 --ca FILE --token-file FILE [--connections N] [--protocol http2|quic] [--resolver 127.0.0.1:53]'

const { values } = parseArgs({
  options: {
    edge: { type: 'string' },
    ca: { type: 'string' },
    'token-file': { type: 'string' },
    connections: { type: 'string', default: '4' },
    protocol: { type: 'string', default: 'http2' },
    resolver: { type: 'string', default: '127.0.0.1:53' },
  },
})

function required(value: string | undefined): string {
  if (value === undefined) throw new Error(`Usage: ${USAGE}`)
  return value
}

const { hostname, port } = new URL(`tcp://${required(values.edge)}`)
const connector = await startConnector({
  // A URL writes an IPv6 address in brackets; a socket takes it without.
  edge: { host: hostname.replaceAll(/[[\]]/g, ''), port: Number(port) },
  ca: await readFile(required(values.ca), 'utf8'),
  token: await readFile(required(values['token-file']), 'utf8'),
  connections: Number(values.connections),
  transport: z.enum(TRANSPORTS).parse(values.protocol),
  resolver: values.resolver,
})

const stop = () => void connector.stop()
process.once('SIGTERM', stop)
process.once('SIGINT', stop)

// Who reads the last line may end it at once: what does that has to be there.
for (let index = 0; index < connector.connections; index += 1) {
  process.stdout.write(`connector ${connector.id}: connection ${index} registered\n`)
}
