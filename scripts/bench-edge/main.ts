/**
 * What the local edge carries, beside what the machine does without it: `npm run bench:edge`.
 * With a real cloudflared it runs, where the system allows it, in a network of nothing but the
 * loopback: cloudflared calls home.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ALONE, CLOUDFLARED, canBeAlone } from '#server/edge/testing/real-cloudflared.ts'

const command = [
  process.execPath,
  join(import.meta.dirname, 'measure.ts'),
  ...process.argv.slice(2),
]
const wrapped =
  CLOUDFLARED !== undefined && canBeAlone() ? ['unshare', ...ALONE, ...command] : command
const [file = '', ...args] = wrapped
process.exitCode = spawnSync(file, args, { stdio: 'inherit' }).status ?? 1
