/** The binding that gives a Worker a VPC Service, as it stands in wrangler's configuration. Pure. */

/** A name for the binding made of the service's: `my-private-api` becomes `MY_PRIVATE_API`. */
export function bindingName(service: string): string {
  const name = service
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
  if (name === '') return 'VPC_SERVICE'
  return /^\d/.test(name) ? `VPC_${name}` : name
}

/** For `wrangler.jsonc`. `remote` lets `wrangler dev` reach the service too. */
export const bindingJsonc = (binding: string, id: string): string =>
  JSON.stringify({ vpc_services: [{ binding, service_id: id, remote: true }] }, null, 2)

/** For `wrangler.toml`. */
export const bindingToml = (binding: string, id: string): string =>
  ['[[vpc_services]]', `binding = "${binding}"`, `service_id = "${id}"`, 'remote = true'].join('\n')
