/** As many connectors as a directory has to bear, on the edge and with the presence that the server has. */
import { expect, onTestFinished, test } from 'vitest'
import { eventList } from '#contract/console-operations.ts'
import { TRANSPORTS, type Transport } from '#contract/live.ts'
import { connectorList, tunnelGet } from '#contract/tunnel-operations.ts'
import { type Connector, startConnector } from '../../e2e/support/connector/connector.ts'
import { writeToken } from '../../e2e/support/connector/token.ts'
import { startEdge } from './edge/edge.ts'
import { rememberResources } from './edge/testing/resources.ts'
import { testIdentity } from './edge/testing/edge.ts'
import { startConsole } from './testing/console.ts'
import { aTunnel } from './testing/fill.ts'

async function startCrowd() {
  const console = startConsole()
  const { directory, presence, lines } = console
  const { tls, caPem: ca } = await testIdentity()
  const log = (line: string) => void lines.push(line)
  const edge = await startEdge({ host: '127.0.0.1', port: 0, tls, registry: presence, log })
  onTestFinished(() => edge.close())
  const nothingLeft = rememberResources()
  async function join(tunnelId: string, transport: Transport, connections = 4) {
    const tunnelSecret = directory.tunnels.secret(tunnelId) ?? new Uint8Array()
    const token = writeToken({ accountTag: directory.accountId, tunnelId, tunnelSecret })
    const connector = await startConnector({ edge, ca, token, transport, connections })
    onTestFinished(() => connector.kill())
    return connector
  }
  const connectionsOf = async (tunnel: string) =>
    (await console.get(connectorList, { path: { tunnel } })).flatMap(({ conns }) => conns).length
  const statusOf = async (tunnel: string) =>
    (await console.get(tunnelGet, { path: { tunnel } })).status
  return { console, join, connectionsOf, statusOf, nothingLeft }
}

const nth = (index: number): Transport => TRANSPORTS[index % TRANSPORTS.length] ?? 'quic'

const stopAll = (connectors: Connector[]) => Promise.all(connectors.map((it) => it.stop()))

test('25 connectors of 4 connections are on one tunnel, and a 26th is refused', async () => {
  const { console, join, connectionsOf, statusOf, nothingLeft } = await startCrowd()
  const { id } = await aTunnel(console)
  const joining = Array.from({ length: 25 }, (_, index) => join(id, nth(index)))
  const connectors = await Promise.all(joining)
  expect(await connectionsOf(id)).toBe(100)
  expect(await statusOf(id)).toBe('healthy')
  await expect(join(id, 'quic')).rejects.toThrow('25 connectors already')
  expect(await connectionsOf(id)).toBe(100)
  await stopAll(connectors)
  expect(await connectionsOf(id)).toBe(0)
  expect(await statusOf(id)).toBe('down')
  await nothingLeft()
})

test('40 connectors over 20 tunnels come and go, and each tunnel tells of its own', async () => {
  const { console, join, connectionsOf, statusOf, nothingLeft } = await startCrowd()
  const names = Array.from({ length: 20 }, (_, index) => `office ${index}`)
  const tunnels: string[] = []
  for (const name of names) tunnels.push((await aTunnel(console, name)).id)
  const joining = tunnels.flatMap((id) => TRANSPORTS.map((transport) => join(id, transport, 2)))
  const connectors = await Promise.all(joining)
  for (const id of tunnels) expect(await connectionsOf(id)).toBe(4)
  await stopAll(connectors)
  for (const tunnel of tunnels) {
    expect(await connectionsOf(tunnel)).toBe(0)
    expect(await statusOf(tunnel)).toBe('down')
    const { events } = await console.get(eventList, { path: { tunnel } })
    const kinds = events.map((event) => event.kind).toSorted()
    expect(kinds.filter((kind) => kind.startsWith('conn'))).toEqual([
      ...Array(4).fill('connection_lost'),
      ...Array(4).fill('connection_registered'),
      ...Array(2).fill('connector_joined'),
      ...Array(2).fill('connector_left'),
    ])
  }
  expect(console.lines).toEqual([])
  await nothingLeft()
})
