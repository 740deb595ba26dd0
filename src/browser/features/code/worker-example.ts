/**
 * A Worker that uses a binding, in TypeScript; `Env` is what `npx wrangler types` writes. Pure.
 * Source: Cloudflare's documentation of the Workers Binding API, of VPC Networks, and of Hyperdrive's drivers.
 */
import type { VpcService } from '#contract/service.ts'

const worker = (...lines: string[]): string =>
  [
    'export default {',
    '  async fetch(request, env): Promise<Response> {',
    ...lines.map((line) => `    ${line}`),
    '  },',
    '} satisfies ExportedHandler<Env>;',
  ].join('\n')

/** What of a service its address is made of. */
type Called = Pick<VpcService, 'host' | 'http_port' | 'https_port'>

/** The address of a service as a Worker writes it. With one port only, its scheme is the only one allowed. */
function urlOf({ host, http_port, https_port }: Called): string {
  const onlyHttps = http_port == null && https_port != null
  const address = host.hostname ?? host.ipv4 ?? `[${host.ipv6 ?? ''}]`
  return `${onlyHttps ? 'https' : 'http'}://${address}/`
}

/** Calls a VPC Service. */
export const serviceWorker = (binding: string, service: Called): string =>
  worker(
    '// The URL must be absolute. Its scheme chooses the port, and a port in it is ignored.',
    '// Its host decides nothing: it fills the Host header and, with https, the server name (SNI).',
    `return env.${binding}.fetch(${JSON.stringify(urlOf(service))});`,
  )

/** Calls anything behind a tunnel. */
export const networkWorker = (binding: string): string =>
  worker(
    '// The URL decides where the request goes: any host and port that the connectors reach.',
    `// Plain TCP goes there too: env.${binding}.connect("10.0.1.50:6379") opens a connection.`,
    `return env.${binding}.fetch("http://10.0.1.50:8080/");`,
  )

/** Asks a database through Hyperdrive. */
export const databaseWorker = (binding: string, protocol: 'postgresql' | 'mysql'): string =>
  protocol === 'mysql' ? mysqlWorker(binding) : postgresWorker(binding)

const postgresWorker = (binding: string): string =>
  [
    'import { Client } from "pg";',
    '',
    worker(
      `const client = new Client({ connectionString: env.${binding}.connectionString });`,
      'await client.connect();',
      'const { rows } = await client.query("SELECT now()");',
      'return Response.json(rows);',
    ),
  ].join('\n')

const mysqlWorker = (binding: string): string =>
  [
    'import { createConnection } from "mysql2/promise";',
    '',
    worker(
      `const { host, port, user, password, database } = env.${binding};`,
      '// Workers run no code made from text, which mysql2 does unless it is told not to.',
      'const settings = { host, port, user, password, database, disableEval: true };',
      'const connection = await createConnection(settings);',
      'const [rows] = await connection.query("SELECT now()");',
      'return Response.json(rows);',
    ),
  ].join('\n')
