/** A console that was given every secret there is to give. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import * as z from 'zod/mini'
import { fillPath } from '#contract/path.ts'
import { tunnelToken } from '#contract/tunnel-operations.ts'
import { someCertificates } from '#server/testing/certificates.ts'
import { visitorOf, type Visitor } from '../support/visitor.ts'
import { newTunnelSecret, type Secrets } from './secrets.ts'
import type { Target } from './target.ts'

export interface Given {
  visitor: Visitor
  /** What stands for the named parts of a path. */
  ids: Record<string, string>
  secrets: Secrets
}

const Made = z.object({
  result: z.object({ id: z.optional(z.string()), service_id: z.optional(z.string()) }),
})

/** Signs in and makes one of each thing, with its secrets. */
export async function giveSecrets({ url, accountId, tokenOf, data }: Target): Promise<Given> {
  const visitor = visitorOf(url)
  await visitor.signIn(tokenOf('Admin'))
  const make = async (path: string, given: object): Promise<string> => {
    const body = JSON.stringify(given)
    const answer = await visitor.ask(`/client/v4/accounts/${accountId}${path}`, {
      method: 'POST',
      body,
    })
    const { id, service_id: service } = Made.parse(await answer.json()).result
    return service ?? id ?? expect.fail(`${path} made nothing`)
  }
  const secret = newTunnelSecret()
  const tunnel = await make('/cfd_tunnel', {
    name: 'a',
    config_src: 'cloudflare',
    tunnel_secret: secret,
  })
  const host = { hostname: 'a.internal', resolver_network: { tunnel_id: tunnel } }
  const services = '/connectivity/directory/services'
  const { client } = await someCertificates()
  const kept = { name: 'a', ca: false, certificates: client.cert, private_key: client.key }
  const install = await visitor.ask(fillPath(tunnelToken.path, { account: accountId, tunnel }))
  return {
    visitor,
    ids: {
      account: accountId,
      tunnel,
      service: await make(services, { name: 'a', type: 'http', host }),
      certificate: await make('/mtls_certificates', kept),
      connector: tunnel,
    },
    secrets: {
      'the token': tokenOf('Admin'),
      'another’s token': tokenOf('Read'),
      'the tunnel’s secret': secret,
      'the token of its connectors': z.object({ result: z.string() }).parse(await install.json())
        .result,
      // Its second line: the first says of which kind it is.
      'the key of the certificate': client.key.split('\n')[2] ?? '',
      'the key of sessions': (await readFile(join(data, 'session-key'), 'utf8')).trim(),
      'the cookie': visitor.cookie.split('=')[1] ?? '',
    },
  }
}
