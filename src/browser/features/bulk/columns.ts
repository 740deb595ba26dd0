/** The columns of a CSV file of services, for what writes it, what reads it, and the page that explains it. */

/** `means` is for people. */
export const COLUMNS = [
  { name: 'name', means: 'Its name, of which an account has no other.' },
  { name: 'type', means: 'http or tcp; empty is http.' },
  {
    name: 'host',
    means: 'A hostname, an IPv4 or an IPv6 address, or one of each with a space between.',
  },
  { name: 'tunnel', means: 'The tunnel, by name or by id.' },
  {
    name: 'http_port',
    means: 'With neither of the two, the default ports 80 and 443.',
  },
  { name: 'https_port', means: 'With one alone, only its scheme can be used.' },
  { name: 'tcp_port', means: 'Of a tcp service; it must have one.' },
  { name: 'app_protocol', means: 'Of a tcp service: postgresql or mysql.' },
  {
    name: 'resolver_ips',
    means: 'Resolvers of a hostname, with spaces between; empty is the tunnel’s own.',
  },
  {
    name: 'cert_verification_mode',
    means: 'verify_full, verify_ca or disabled; empty is verify_full.',
  },
  {
    name: 'certificate_authority',
    means: 'The id of a certificate of the account.',
  },
  {
    name: 'client_certificate',
    means: 'The id of a certificate of the account.',
  },
] as const

/** What the column of tunnels is called where Export had no names for them. Import takes it for `tunnel`. */
export const TUNNEL_ID = 'tunnel_id'

/** What the API answers of a service and takes from nobody: it is passed over. */
export const ANSWERED: ReadonlySet<string> = new Set(['service_id', 'created_at', 'updated_at'])

export type ColumnName = (typeof COLUMNS)[number]['name']
export const COLUMN_NAMES: readonly ColumnName[] = COLUMNS.map(({ name }) => name)
