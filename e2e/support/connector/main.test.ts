import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { collect } from '#server/edge/testing/collect.ts'
import { startTestEdge } from '#server/edge/testing/edge.ts'
import { writeToken } from './token.ts'

const TOKEN = writeToken({
  accountTag: '0123456789abcdef0123456789abcdef',
  tunnelId: '11111111-2222-4333-8444-555555555555',
  tunnelSecret: new Uint8Array(32).fill(7),
})

async function startProcess(edge: string, ca: string, token: string): Promise<ChildProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'connector-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const files = { ca: join(folder, 'ca.pem'), token: join(folder, 'token') }
  await writeFile(files.ca, ca)
  await writeFile(files.token, `${token}\n`)
  const script = join(import.meta.dirname, 'main.ts')
  const flags = [
    '--edge',
    edge,
    '--ca',
    files.ca,
    '--token-file',
    files.token,
    '--connections',
    '2',
  ]
  const child = spawn(process.execPath, [script, ...flags])
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

test.each([
  ['SIGTERM', 'graceful'],
  ['SIGKILL', 'closed'],
] as const)('as a process it stays until %s, which the edge sees as %s', async (signal, cause) => {
  const { edge, ca, registry } = await startTestEdge()
  const child = await startProcess(`${edge.host}:${edge.port}`, ca, TOKEN)
  const lines = createInterface(child.stdout ?? Readable.from([]))[Symbol.asyncIterator]()
  const printed = [(await lines.next()).value, (await lines.next()).value]
  const id = registry.claims[0]?.connector.id
  expect(printed).toEqual([0, 1].map((at) => `connector ${id}: connection ${at} registered`))
  const exited = once(child, 'exit')
  child.kill(signal)
  expect(await exited).toEqual(signal === 'SIGTERM' ? [0, null] : [null, signal])
  await expect.poll(() => registry.causes).toEqual([cause, cause])
})

test('a token that is none is said to be so, and not repeated', async () => {
  const { edge, ca } = await startTestEdge()
  const child = await startProcess(`${edge.host}:${edge.port}`, ca, 'secret-nonsense')
  const errors = child.stderr ? (await collect(child.stderr)).join('') : ''
  expect(errors).toContain('The tunnel token is not valid.')
  expect(errors).not.toContain('secret-nonsense')
})
