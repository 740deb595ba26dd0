/** The wrangler that these checks run: the one that `WRANGLER_BIN` names, else the project's own. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as z from 'zod/mini'

const OWN = join(import.meta.dirname, '../../node_modules/wrangler')
const NAMED = process.env['WRANGLER_BIN']

/** A program, and what it is told before all else. */
export const WRANGLER: readonly [program: string, ...args: string[]] =
  NAMED === undefined ? [process.execPath, join(OWN, 'bin/wrangler.js')] : [resolve(NAMED)]

/** The first that is known to take a service's certificates. The project's own may be older. */
const WITH_CERTIFICATES = [4, 164] as const

const Package = z.object({ version: z.string() })

/** Such as `4.164.0`. */
const version = (): string =>
  NAMED === undefined
    ? Package.parse(JSON.parse(readFileSync(join(OWN, 'package.json'), 'utf8'))).version
    : execFileSync(NAMED, ['--version'], {
        encoding: 'utf8',
        env: { ...process.env, WRANGLER_HIDE_BANNER: 'true' },
      }).trim()

/**
 * Whether it takes a service's certificates. Where it does not, that is said aloud: a check that silently did not run
 * looks like one that passed.
 */
export function takesCertificates(): boolean {
  const found = version()
  const [major = 0, minor = 0] = found.split('.').map(Number)
  const [wanted, least] = WITH_CERTIFICATES
  if (major > wanted || (major === wanted && minor >= least)) return true
  process.stderr.write(
    `SKIPPED: wrangler ${found} takes no certificates of a service. Set WRANGLER_BIN to one of ` +
      `${WITH_CERTIFICATES.join('.')} or newer to check the printed lines that have them.\n`,
  )
  return false
}
