import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { startServer } from '../support/server.ts'
import { sdkAs } from './sdk.ts'

const MAIN = join(import.meta.dirname, '../../src/server/main.ts')

/** Runs the server where it is expected to end by itself. */
async function run(...args: string[]): Promise<{ code: unknown; out: string; err: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { code, out, err }
}

/** A data folder that goes with the test. */
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vpc-console-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

test('the server says where it is, how to sign in and where connectors go, and ends cleanly', async () => {
  await using server = await startServer()
  // Nobody has signed in yet.
  expect((await fetch(`${server.url}/console/v1/session`)).status).toBe(401)
  expect(server.tokenOf('Admin')).toMatch(/^vpc_admin_/)
  expect((await stat(server.data)).mode & 0o777).toBe(0o700)
  expect(await server.stop()).toBe(0)
})

test('a taken port is told in one sentence, with exit code 1', async () => {
  await using server = await startServer()
  const other = await newFolder()
  for (const [flag, port] of [
    ['--port', new URL(server.url).port],
    ['--edge-port', String(server.edge.port)],
  ] as const) {
    const { code, err } = await run('--port', '0', '--edge-port', '0', '--data', other, flag, port)
    expect([code, err.trim()]).toEqual([
      1,
      `127.0.0.1:${port} is taken by another program. End it, or choose another port with ${flag}.`,
    ])
  }
})

test.each(['--host', '--edge-host'])(
  'a name that leads nowhere is told in one sentence: %s',
  async (flag) => {
    const data = await newFolder()
    const ports = ['--port', '0', '--edge-port', '0']
    const { code, err } = await run(...ports, '--data', data, flag, 'nosuch.invalid')
    expect([code, err.trim()]).toEqual([
      1,
      `nosuch.invalid:0: no address is known by this name. Give an address of this machine with ${flag}.`,
    ])
  },
)

test('options that make no sense end it with exit code 2, and help with 0', async () => {
  expect(await run('--port', 'x')).toEqual({
    code: 2,
    out: '',
    err: '--port (VPC_CONSOLE_PORT): A port is a number from 0 to 65535.\nSee --help.\n',
  })
  expect(await run('--help')).toMatchObject({
    code: 0,
    out: expect.stringContaining('--edge-port'),
  })
})

test('a second server on the same data folder is refused', async () => {
  await using server = await startServer()
  const { code, err } = await run('--port', '0', '--edge-port', '0', '--data', server.data)
  expect([code, err]).toEqual([
    1,
    expect.stringContaining('Another VPC Console runs on this data folder'),
  ])
})

test.each(['edge-ca.pem', 'directory.sqlite', 'identities.json', 'session-key'])(
  'a broken %s in the data folder is told in a sentence, not a stack',
  async (file) => {
    await using server = await startServer()
    await server.stop()
    await writeFile(join(server.data, file), 'this is no such thing')
    const { code, err } = await run('--port', '0', '--edge-port', '0', '--data', server.data)
    expect([code, err]).toEqual([1, expect.stringContaining(file)])
    expect(err).not.toContain('    at ')
  },
)

test('what was made is there after a restart, and the same tokens work', async () => {
  await using server = await startServer()
  const { account_id, tunnels } = sdkAs(server, 'Admin')
  const made = await tunnels.create({ account_id, name: 'kept' })
  await server.stop()
  await chmod(server.data, 0o755)
  await using again = await startServer({ data: server.data })
  expect(await sdkAs(again, 'Admin').tunnels.get(made.id ?? '', { account_id })).toEqual(made)
  expect((await stat(server.data)).mode & 0o777).toBe(0o700)
})

test('a server killed in the middle of 1,000 writes has lost none that it acknowledged', async () => {
  await using server = await startServer()
  const acknowledged: string[] = []
  const url = `${server.url}/client/v4/accounts/${server.accountId}/cfd_tunnel`
  const headers = { authorization: `Bearer ${server.tokenOf('Admin')}` }
  const names = Array.from({ length: 1000 }, (_, index) => `tunnel ${index}`)
  let killed: Promise<void> | undefined
  /** One of several writers, each with a connection of its own; all take from the same names. */
  async function write(): Promise<void> {
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ name }),
      })
      if (response.ok) acknowledged.push(name)
      if (acknowledged.length === 500) killed ??= server.kill()
    }
  }
  await Promise.allSettled(Array.from({ length: 8 }, write))
  await killed
  expect(acknowledged.length).toBeGreaterThanOrEqual(500)
  expect(acknowledged.length).toBeLessThan(1000)
  await using again = await startServer({ data: server.data })
  const { account_id, tunnels } = sdkAs(again, 'Read')
  const kept = new Set<string | undefined>()
  for await (const { name } of tunnels.list({ account_id, per_page: 1000 })) kept.add(name)
  expect(acknowledged.filter((name) => !kept.has(name))).toEqual([])
})
