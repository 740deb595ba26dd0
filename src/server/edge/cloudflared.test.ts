import { execFile, spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'

/** What a real cloudflared makes of the edge. No registry has one, so this runs where one is. */

const binary = process.env['CLOUDFLARED_BIN'] ?? onPath('cloudflared')

if (binary === undefined) {
  // oxlint-disable-next-line no-console -- A check that silently did not run looks like one that passed.
  console.warn(
    'SKIPPED: no cloudflared found. Set CLOUDFLARED_BIN to check the edge with a real one.',
  )
}

function onPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Where the system allows it, a network of nothing but the loopback: cloudflared calls home. */
const ALONE = ['--net', 'sh', '-c', 'ip link set lo up && exec "$0" "$@"']

function canBeAlone(): boolean {
  return spawnSync('unshare', [...ALONE, 'true']).status === 0
}

const start = promisify(execFile)

async function run(): Promise<unknown> {
  const script = join(import.meta.dirname, 'testing', 'cloudflared-run.ts')
  const args = [script, binary ?? '']
  const { stdout } = canBeAlone()
    ? await start('unshare', [...ALONE, process.execPath, ...args])
    : await start(process.execPath, args)
  return JSON.parse(stdout)
}

/** What a registration says, as far as every cloudflared says it. */
const claim = (connIndex: number) => ({
  accountTag: '0123456789abcdef0123456789abcdef',
  tunnelId: '11111111-2222-4333-8444-555555555555',
  connIndex,
  connector: {
    id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4/),
    version: expect.stringMatching(/^\d{4}\.\d+\.\d+/),
    arch: expect.stringMatching(/^\w+_\w+$/),
    features: expect.arrayContaining(['allow_remote_config', 'serialized_headers']),
  },
  originIp: '127.0.0.1',
  transport: 'http2',
})

describe.skipIf(binary === undefined)('a real cloudflared', () => {
  let seen: unknown

  beforeAll(async () => {
    seen = await run()
  }, 120_000)

  test('opens four connections and says who it is', () => {
    expect(seen).toMatchObject({ joined: { claims: [0, 1, 2, 3].map(claim) } })
  })

  test('brings back a connection the registry dropped', () => {
    expect(seen).toMatchObject({ joined: { returned: { connIndex: 0 } } })
  })

  test('takes its leave when it is told to stop', () => {
    const graceful = Array.from({ length: 4 }, () => 'graceful')
    expect(seen).toMatchObject({ joined: { exitCode: 0, causes: ['drained', ...graceful] } })
  })

  test('is missed when it is killed', () => {
    const closed = Array.from({ length: 4 }, () => 'closed')
    expect(seen).toMatchObject({ lost: { causes: closed } })
  })

  test('logs why it is unauthorized, and tries again', () => {
    expect(seen).toMatchObject({ unauthorized: { saysWhy: true, exitCode: null } })
  })

  test('logs any other refusal, and gives up', () => {
    expect(seen).toMatchObject({ unknown: { saysWhy: true, exitCode: 1, tries: 1 } })
  })
})
