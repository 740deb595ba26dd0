/** How a Worker gets at a private network: what is bound, and the files that say so. Pure. */
import { block, expression } from './hcl.ts'
import { PROVIDER } from './terraform.ts'

/** What a Worker is bound to: a VPC Service, a whole tunnel, or a database through Hyperdrive. */
export type Bound = { to: 'vpc_services' | 'vpc_networks' | 'hyperdrive'; id: string }

/** Source: the configuration schema that comes with wrangler. */
const ID_IN_WRANGLER = { vpc_services: 'service_id', vpc_networks: 'tunnel_id', hyperdrive: 'id' }

/** What else a Worker's configuration needs. The drivers of databases are written for Node.js. */
const FLAGS = { vpc_services: [], vpc_networks: [], hyperdrive: ['nodejs_compat'] }

/** For `wrangler.jsonc`. */
export const boundJsonc = (binding: string, { to, id }: Bound): string =>
  JSON.stringify(
    {
      ...(FLAGS[to].length > 0 && { compatibility_flags: FLAGS[to] }),
      [to]: [{ binding, [ID_IN_WRANGLER[to]]: id, remote: true }],
    },
    null,
    2,
  )

/** For `wrangler.toml`. The text of a JSON string is one of TOML, too. */
export const boundToml = (binding: string, { to, id }: Bound): string =>
  [
    ...(FLAGS[to].length > 0 ? [`compatibility_flags = ${JSON.stringify(FLAGS[to])}`, ''] : []),
    `[[${to}]]`,
    `binding = ${JSON.stringify(binding)}`,
    `${ID_IN_WRANGLER[to]} = ${JSON.stringify(id)}`,
    'remote = true',
  ].join('\n')

/** Source: the schema of the provider's `cloudflare_worker_version`; that of 5.18.0 has neither of the first two. */
const TERRAFORM = {
  vpc_services: { type: 'vpc_service', id: 'service_id' },
  vpc_networks: { type: 'vpc_network', id: 'tunnel_id' },
  hyperdrive: { type: 'hyperdrive', id: 'id' },
}

/** For Terraform: a Worker and a version of it that has the binding. `today` as `2026-01-31`. */
export function boundTerraform(
  name: string,
  { to, id }: Bound,
  account: string,
  today: string,
): string {
  const { type, id: idIs } = TERRAFORM[to]
  const flags = FLAGS[to]
  return [
    `# Takes the provider cloudflare/cloudflare ${PROVIDER} or newer.`,
    block('resource "cloudflare_worker" "my_worker"', { account_id: account, name: 'my-worker' }),
    block('resource "cloudflare_worker_version" "my_worker"', {
      account_id: account,
      worker_id: expression('cloudflare_worker.my_worker.id'),
      compatibility_date: today,
      ...(flags.length > 0 && { compatibility_flags: flags }),
      main_module: 'worker.js',
      modules: [
        {
          name: 'worker.js',
          content_type: 'application/javascript+module',
          content_file: 'build/worker.js',
        },
      ],
      bindings: [{ type, name, [idIs]: id }],
    }),
  ].join('\n\n')
}
