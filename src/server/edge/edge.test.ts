import { expect, onTestFinished, test, vi } from 'vitest'
import { type ConnectorOptions, startConnector } from '../../../e2e/support/connector/connector.ts'
import { RegistrationRefused } from '../../../e2e/support/connector/refused.ts'
import { writeToken } from '../../../e2e/support/connector/token.ts'
import { startTestEdge } from './testing/edge.ts'
import { RecordingRegistry, accept } from './testing/registry.ts'
import { takeTime } from './testing/time.ts'

const TUNNEL = {
  accountTag: '0123456789abcdef0123456789abcdef',
  tunnelId: '11111111-2222-4333-8444-555555555555',
  tunnelSecret: new Uint8Array(32).fill(7),
}

const PACE = { pingEvery: 2000, pingTimeout: 2000 }

async function join(
  { edge, ca }: Pick<Awaited<ReturnType<typeof startTestEdge>>, 'edge' | 'ca'>,
  options: Partial<ConnectorOptions> = {},
) {
  const connector = await startConnector({ edge, ca, token: writeToken(TUNNEL), ...options })
  onTestFinished(() => connector.kill())
  return connector
}

test('a connector’s four connections are known by who they are and where they come from', async () => {
  const started = await startTestEdge()
  const connector = await join(started, {
    version: '2025.7.0',
    arch: 'darwin_arm64',
    features: ['x'],
  })
  expect(connector.connections).toBe(4)
  expect(started.registry.claims.map((claim) => claim.connIndex)).toEqual([0, 1, 2, 3])
  expect(started.registry.claims[3]).toEqual({
    ...TUNNEL,
    connIndex: 3,
    connector: { id: connector.id, version: '2025.7.0', arch: 'darwin_arm64', features: ['x'] },
    originIp: '127.0.0.1',
    transport: 'http2',
  })
  expect(started.lines).toEqual([])
})

test.each([true, false])(
  'a refusal reaches the connector in the registry’s words (retry: %s)',
  async (shouldRetry) => {
    const cause = 'Unauthorized: the tunnel secret is wrong'
    const registry = new RecordingRegistry(() => ({ accepted: false, cause, shouldRetry }))
    const started = await startTestEdge({}, registry)
    const refusal = await join(started).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(RegistrationRefused)
    expect(refusal).toMatchObject({ cause, shouldRetry })
    expect(registry.claims).toHaveLength(1)
    expect(registry.losses).toEqual([])
    expect(started.lines).toEqual([
      `A connector of tunnel ${TUNNEL.tunnelId} from 127.0.0.1 was refused: ${cause}`,
    ])
  },
)

test('a connector that stops takes its leave of every connection', async () => {
  const started = await startTestEdge()
  const connector = await join(started)
  await connector.stop()
  expect(connector.connections).toBe(0)
  expect(started.registry.causes).toEqual(Array(4).fill('graceful'))
  expect(started.lines).toEqual([])
})

test('a connector that is killed is noticed at once', async () => {
  const started = await startTestEdge()
  const connector = await join(started)
  connector.kill()
  await expect.poll(() => started.registry.causes).toEqual(Array(4).fill('closed'))
})

test('a connector whose network is gone is noticed by its silence', async () => {
  // Else a busy machine is silent, too.
  takeTime()
  const started = await startTestEdge(PACE)
  const connector = await join(started)
  connector.freeze()
  vi.advanceTimersByTime(PACE.pingEvery + PACE.pingTimeout)
  expect(started.registry.causes).toEqual(Array(4).fill('timeout'))
  expect(started.lines).toEqual(['The connection from 127.0.0.1 ended: a ping stayed unanswered'])
  connector.thaw()
  await expect.poll(() => connector.connections).toBe(0)
})

test('one connection lost leaves the others', async () => {
  const started = await startTestEdge()
  const connector = await join(started)
  await connector.dropOne()
  await expect.poll(() => started.registry.causes).toEqual(['closed'])
  expect(connector.connections).toBe(3)
})

test('the registry can drop a connection', async () => {
  const started = await startTestEdge()
  const connector = await join(started)
  const [first] = started.registry.admitted
  first?.[1].close('drained')
  first?.[1].close('drained')
  expect(started.registry.losses).toEqual([{ connectionId: first?.[0], cause: 'drained' }])
  await expect.poll(() => connector.connections).toBe(3)
})

test('a connection dropped while it is being admitted has left once', async () => {
  const registry = new RecordingRegistry((_, connection) => {
    connection.close('replaced')
    return accept()
  })
  await expect(join(await startTestEdge({}, registry))).rejects.toThrow(
    /Premature close|control stream/,
  )
  expect(registry.causes).toEqual(['replaced'])
})

test('however its ends coincide, each connection leaves once', async () => {
  const started = await startTestEdge()
  const connector = await join(started)
  const stopped = connector.stop()
  connector.kill()
  for (const connection of started.registry.admitted.values()) connection.close('drained')
  await Promise.all([stopped, started.edge.close()])
  const ids = started.registry.losses.map((loss) => loss.connectionId)
  expect(ids.toSorted()).toEqual([...started.registry.admitted.keys()].toSorted())
})

test('a registry that fails costs the connection, not the edge', async () => {
  const registry = new RecordingRegistry(({ connIndex }) => {
    if (connIndex === 1) throw new Error('the store is full')
    return accept()
  })
  const started = await startTestEdge({}, registry)
  await expect(join(started)).rejects.toThrow(/Premature close|control stream/)
  expect(started.lines).toEqual(['The connection from 127.0.0.1 ended: the store is full'])
  expect((await join(started, { connections: 1 })).connections).toBe(1)
})

test('a loss the registry fails to record is logged', async () => {
  const registry = new RecordingRegistry()
  vi.spyOn(registry, 'left').mockImplementation(() => {
    throw new Error('the store is full')
  })
  const started = await startTestEdge({}, registry)
  const connector = await join(started, { connections: 1 })
  connector.kill()
  await expect
    .poll(() => started.lines)
    .toEqual([expect.stringMatching(/was not recorded: the store is full$/)])
})

test('an edge that closes drops everybody and frees its port', async () => {
  const started = await startTestEdge()
  const connector = await join(started)
  await started.edge.close()
  expect(started.registry.causes).toEqual(Array(4).fill('stopped'))
  await expect.poll(() => connector.connections).toBe(0)
  const next = await startTestEdge({ port: started.edge.port })
  expect(next.edge.port).toBe(started.edge.port)
})

test('a port that is taken is reported as such', async () => {
  const { edge } = await startTestEdge()
  await expect(startTestEdge({ port: edge.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
