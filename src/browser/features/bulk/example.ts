/** Files to begin with, on a tunnel of a name. Pure. */
import { COLUMN_NAMES, type ColumnName } from './columns.ts'
import { toCsv } from './csv.ts'

const row = (cells: Partial<Record<ColumnName, string>>): Record<ColumnName, string> => ({
  name: '',
  type: '',
  host: '',
  tunnel: '',
  http_port: '',
  https_port: '',
  tcp_port: '',
  app_protocol: '',
  resolver_ips: '',
  cert_verification_mode: '',
  certificate_authority: '',
  client_certificate: '',
  ...cells,
})

export const exampleCsv = (tunnel: string): string =>
  toCsv(COLUMN_NAMES, [
    row({ name: 'orders-api', type: 'http', host: 'orders.internal', tunnel }),
    row({ name: 'billing', type: 'http', host: '10.0.1.50', tunnel, https_port: '8443' }),
    row({
      name: 'orders-db',
      type: 'tcp',
      host: 'db.internal',
      tunnel,
      tcp_port: '5432',
      app_protocol: 'postgresql',
      resolver_ips: '10.0.0.53',
    }),
  ])

export const exampleJson = (tunnel: string): string =>
  JSON.stringify(
    [
      { name: 'orders-api', type: 'http', host: { hostname: 'orders.internal' }, tunnel },
      { name: 'billing', type: 'http', host: { ipv4: '10.0.1.50' }, https_port: 8443, tunnel },
      {
        name: 'orders-db',
        type: 'tcp',
        tcp_port: 5432,
        app_protocol: 'postgresql',
        host: { hostname: 'db.internal', resolver_network: { resolver_ips: ['10.0.0.53'] } },
        tunnel,
      },
    ],
    null,
    2,
  )
