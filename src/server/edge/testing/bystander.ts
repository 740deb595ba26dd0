import { once } from 'node:events'
import { expect, onTestFinished } from 'vitest'
import { startConnector } from '../../../../e2e/support/connector/connector.ts'
import { echoPort } from '../../../../e2e/support/connector/testing/origins.ts'
import { writeToken } from '../../../../e2e/support/connector/token.ts'
import type { Claim } from '#server/edge/registry.ts'
import type { startTestEdge } from './edge.ts'

type Started = Awaited<ReturnType<typeof startTestEdge>>

const TOKEN = writeToken({
  accountTag: '0123456789abcdef0123456789abcdef',
  tunnelId: '99999999-2222-4333-8444-555555555555',
  tunnelSecret: new Uint8Array(32).fill(9),
})

/**
 * Joins a good connector, with a stream open through it. What it answers holds that the stream
 * still carries, and that the connector was not lost.
 */
export async function joinBystander(
  { edge, ca, registry }: Started,
  transport: Claim['transport'],
): Promise<() => Promise<void>> {
  const connector = await startConnector({ edge, ca, token: TOKEN, connections: 1, transport })
  onTestFinished(() => connector.kill())
  const [id, connection] = [...registry.admitted].at(-1) ?? []
  if (!connection) throw new Error('The bystander was not admitted.')
  const to = { address: '127.0.0.1', port: await echoPort() }
  const stream = await connection.streams.dial(to, AbortSignal.timeout(20_000))
  onTestFinished(() => void stream.destroy())
  return async () => {
    stream.write('still here')
    const [echo] = await once(stream, 'data', { signal: AbortSignal.timeout(10_000) })
    expect(String(echo)).toBe('still here')
    expect(registry.losses.map((loss) => loss.connectionId)).not.toContain(id)
  }
}
