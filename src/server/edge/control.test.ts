import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFrames } from './capnp/framing.ts'
import { Malformed } from './capnp/malformed.ts'
import { readMessage } from './capnp/reader.ts'
import { type Desk, serveControl } from './control.ts'
import type { Admission } from './registry.ts'
import type { Registration } from './rpc/registration.ts'
import { uuidToBytes } from './rpc/wire-ids.ts'
import { collect } from './testing/collect.ts'
import {
  BOOTSTRAP,
  BOOTSTRAP_ANSWER,
  FINISH,
  REGISTER,
  UNREGISTER,
  UPDATE_LOCAL_CONFIGURATION,
} from './testing/frames.ts'
import { accept } from './testing/registry.ts'

class RecordingDesk implements Desk {
  readonly registrations: Registration[] = []
  unregistered = 0
  readonly #admission: Admission

  constructor(admission: Admission = accept()) {
    this.#admission = admission
  }

  register(registration: Registration) {
    this.registrations.push(registration)
    return this.#admission
  }

  unregister() {
    this.unregistered += 1
  }
}

async function* stream(...chunks: Uint8Array[]) {
  yield* chunks
}

/** The bodies of the edge's `Return` messages. */
async function answers(desk: Desk, ...chunks: Uint8Array[]) {
  const frames = readFrames(serveControl(stream(...chunks), desk), () => 64 * 1024)
  return (await collect(frames)).map((frame) => readMessage(frame).struct(0))
}

/** Why each call was not served; undefined for those that were. */
async function exceptions(desk: Desk, ...chunks: Uint8Array[]) {
  const all = await answers(desk, ...chunks)
  return all.map((answer) => (answer.u16(6) === 1 ? answer.struct(0).text(0) : undefined))
}

test('who asks for the registration server is given it', async () => {
  expect(await collect(serveControl(stream(BOOTSTRAP), new RecordingDesk()))).toEqual([
    BOOTSTRAP_ANSWER,
  ])
})

test('a registration tells account, tunnel, secret and connector', async () => {
  const desk = new RecordingDesk()
  await answers(desk, BOOTSTRAP, REGISTER)
  expect(desk.registrations).toEqual([
    {
      accountTag: '0123456789abcdef0123456789abcdef',
      tunnelId: '11111111-2222-4333-8444-555555555555',
      tunnelSecret: new Uint8Array(32).fill(7),
      connIndex: 2,
      connector: {
        id: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
        version: '2026.8.2',
        arch: 'linux_amd64',
        features: ['allow_remote_config', 'management_logs'],
      },
    },
  ])
})

test('who is admitted learns the connection’s id, its colo and who keeps its configuration', async () => {
  const desk = new RecordingDesk({
    accepted: true,
    connectionId: '99999999-8888-4777-8666-555555555555',
    colo: 'lcl01',
    remotelyManaged: true,
  })
  const [answer] = await answers(desk, REGISTER)
  const details = answer?.struct(0).struct(0).struct(0).struct(0)
  expect(answer?.u32(0)).toBe(1)
  expect(details?.data(0)).toEqual(uuidToBytes('99999999-8888-4777-8666-555555555555'))
  expect(details?.text(1)).toBe('lcl01')
  expect(details?.bit(0)).toBe(true)
})

test.each([true, false])(
  'who is refused learns why, and whether to come again (%s)',
  async (shouldRetry) => {
    const desk = new RecordingDesk({ accepted: false, cause: 'Unauthorized: no', shouldRetry })
    const [answer] = await answers(desk, REGISTER)
    const error = answer?.struct(0).struct(0).struct(0).struct(0)
    expect([error?.text(0), error?.bit(64)]).toEqual(['Unauthorized: no', shouldRetry])
  },
)

test('a connection registers once', async () => {
  const desk = new RecordingDesk()
  expect(await exceptions(desk, REGISTER, REGISTER)).toEqual([
    undefined,
    'this connection asked to register before',
  ])
  expect(desk.registrations).toHaveLength(1)
})

test('unregistering and the ingress rules of a configuration file are acknowledged', async () => {
  const desk = new RecordingDesk()
  const all = await answers(desk, UPDATE_LOCAL_CONFIGURATION, UNREGISTER, FINISH)
  expect(all.map((answer) => [answer.u32(0), answer.u16(6)])).toEqual([
    [3, 0],
    [2, 0],
  ])
  expect(desk.unregistered).toBe(1)
})

test('what nobody serves here is answered with an exception', async () => {
  // The method's number stands in the call's first word, the interface's in its second.
  const otherMethod = UNREGISTER.with(36, 9)
  const otherInterface = UNREGISTER.with(40, 0)
  expect(await exceptions(new RecordingDesk(), otherMethod, otherInterface)).toEqual([
    'unknown method 9',
    'unknown interface 0xf71695ec7fe85400',
  ])
})

test('a message of no known kind ends the stream', async () => {
  await expect(answers(new RecordingDesk(), FINISH.with(16, 99))).rejects.toThrow(Malformed)
})

test('an id that is none ends the stream', async () => {
  // One byte less in the tunnel's id.
  await expect(answers(new RecordingDesk(), REGISTER.with(140, 0x7a))).rejects.toThrow(Malformed)
})

test('a stranger may not send much; a connector that was admitted may', async () => {
  const large = Buffer.concat([UPDATE_LOCAL_CONFIGURATION, new Uint8Array(100 * 1024)])
  large.writeUInt32LE((large.length - 8) / 8, 4)
  await expect(answers(new RecordingDesk(), large)).rejects.toThrow(Malformed)
  expect(await answers(new RecordingDesk(), REGISTER, large)).toHaveLength(2)
})

test('no altered message does worse than to end its own stream', async () => {
  const whole = Buffer.concat([BOOTSTRAP, REGISTER, FINISH, UPDATE_LOCAL_CONFIGURATION, UNREGISTER])
  const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255) })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
      const bytes = Uint8Array.from(whole)
      for (const { at, to } of changes) bytes[at] = to
      const end = await answers(new RecordingDesk(), bytes).catch((error: unknown) => error)
      expect(Array.isArray(end) || end instanceof Malformed).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('nor do bytes that are no message at all', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 64 })), async (chunks) => {
      const end = await answers(new RecordingDesk(), ...chunks).catch((error: unknown) => error)
      expect(Array.isArray(end) || end instanceof Malformed).toBe(true)
    }),
  )
})
