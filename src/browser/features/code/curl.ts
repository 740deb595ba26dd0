/** The request by curl. Pure. The token comes from the environment, and stands nowhere. */
import { fillPath } from '#contract/path.ts'
import { serviceCreate, serviceUpdate } from '#contract/service-changes.ts'
import type { ServiceConfig } from '#contract/service-config.ts'
import type { ApiPlace } from './api-place.ts'
import { jsonBody } from './json-body.ts'
import { command, quoted } from './shell.ts'

/** Creates a service; or replaces the one with the id. */
export function curlCommand(config: ServiceConfig, place: ApiPlace, service?: string): string {
  const { method, path } = service === undefined ? serviceCreate : serviceUpdate
  const url = place.origin + fillPath(path, { account: place.account, service })
  return command(
    `curl --request ${method} ${quoted(url)}`,
    '--header "Authorization: Bearer $CLOUDFLARE_API_TOKEN"',
    "--header 'Content-Type: application/json'",
    `--data ${quoted(jsonBody(config))}`,
  )
}
