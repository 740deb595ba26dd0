import { expect, test } from 'vitest'
import { startConnector } from '../../../../e2e/support/connector/connector.ts'
import { writeToken } from '../../../../e2e/support/connector/token.ts'
import { Strangers } from '../strangers.ts'
import { REGISTER, UNREGISTER } from '../testing/frames.ts'
import { startTestEdge } from '../testing/edge.ts'
import { closing, dialHttp2, dialTcp } from '../testing/strangers.ts'

/** Whom a crowd at the door keeps out: nobody but itself. */

const TOKEN = writeToken({
  accountTag: '0123456789abcdef0123456789abcdef',
  tunnelId: '11111111-2222-4333-8444-555555555555',
  tunnelSecret: new Uint8Array(32).fill(7),
})

test('when there are too many strangers, the one who has waited longest has to go', () => {
  const gone: string[] = []
  const strangers = new Strangers(2)
  const leaveA = strangers.add(() => gone.push('a'))
  strangers.add(() => gone.push('b'))
  leaveA()
  strangers.add(() => gone.push('c'))
  expect(gone).toEqual([])
  strangers.add(() => gone.push('d'))
  expect(gone).toEqual(['b'])
})

test.each(['http2', 'quic'] as const)(
  'a connector joins over %s while more silent peers are at the door than there is room for',
  async (transport) => {
    const { edge, ca, registry } = await startTestEdge()
    const silent = await Promise.all(Array.from({ length: 1100 }, () => dialTcp({ edge, ca })))
    const connector = await startConnector({ edge, ca, token: TOKEN, transport })
    expect(registry.admitted.size).toBe(4)
    await connector.stop()
    for (const socket of silent) socket.destroy()
  },
)

test('who took its leave and stays is hung up on, without a word', async () => {
  const started = await startTestEdge({ leaveWithin: 50 })
  await closing(await dialHttp2(started, Buffer.concat([REGISTER, UNREGISTER])))
  expect(started.registry.causes).toEqual(['graceful'])
  expect(started.lines).toEqual([])
})

test('what strangers do cannot use up the lines about connectors that are refused', async () => {
  const refusal = { accepted: false, cause: 'Unauthorized', shouldRetry: false } as const
  const started = await startTestEdge()
  for (let index = 0; index < 120; index += 1) {
    const id = Buffer.from(REGISTER)
    id.writeUInt8(0xff, 13)
    id.writeUInt8(index, id.length - 1)
    await closing(await dialHttp2(started, id))
  }
  expect(started.lines.length).toBeGreaterThan(0)
  Object.assign(started.registry, { admit: () => refusal })
  const refused = startConnector({ edge: started.edge, ca: started.ca, token: TOKEN })
  await expect(refused).rejects.toThrow('Unauthorized')
  expect(started.lines.at(-1)).toMatch(/was refused: Unauthorized$/)
})
