/** A database behind a TCP service, through Hyperdrive. Pure. */
import { command, quoted } from './shell.ts'
import { labelOf } from './terraform.ts'

export type Database = {
  /** Of the service. */
  name: string
  service: string
  protocol: 'postgresql' | 'mysql'
}

/**
 * Makes Hyperdrive reach the database through the service. Names of the database and of its user are to be put in; the
 * password comes from the environment. Source: `wrangler hyperdrive create --help` of wrangler 4.156 and 4.164.
 */
export const hyperdriveCommand = ({ name, service, protocol }: Database, account: string): string =>
  command(
    `CLOUDFLARE_ACCOUNT_ID=${quoted(account)} npx wrangler hyperdrive create ${labelOf(name).replaceAll('_', '-')}`,
    `--service-id ${quoted(service)}`,
    `--origin-scheme ${protocol}`,
    '--database DATABASE',
    '--origin-user USER',
    '--origin-password "$DATABASE_PASSWORD"',
  )
