import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openIdentity } from '#server/edge/ca.ts'
import { type EdgeOptions, startEdge } from '#server/edge/edge.ts'
import { RecordingRegistry } from './registry.ts'

/** What an edge shows who it is with. */
export async function testIdentity() {
  const folder = await mkdtemp(join(tmpdir(), 'edge-'))
  const identity = await openIdentity(folder, new Date())
  await rm(folder, { recursive: true })
  return identity
}

/** An edge on a port of its own that ends with the test. */
export async function startTestEdge(
  options: Partial<EdgeOptions> = {},
  registry = new RecordingRegistry(),
) {
  const { caPem, tls } = await testIdentity()
  const lines: string[] = []
  const log = (line: string) => void lines.push(line)
  const edge = await startEdge({ host: '127.0.0.1', port: 0, tls, registry, log, ...options })
  onTestFinished(() => edge.close())
  return { edge, ca: caPem, registry, lines }
}
