import { tmpdir } from 'node:os'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startServer } from './server.ts'

test('a server that does not start leaves no folder behind, and says why', async () => {
  const place = await mkdtemp(join(tmpdir(), 'vpc-console-'))
  onTestFinished(() => rm(place, { recursive: true }))
  vi.stubEnv('TMPDIR', place)
  onTestFinished(() => void vi.unstubAllEnvs())
  await expect(startServer({ args: ['--port', 'x'] })).rejects.toThrow('A port is a number')
  expect(await readdir(place)).toEqual([])
})
