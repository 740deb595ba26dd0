/** The public API as a program uses it: to arrange what a journey needs, and to see what the page did. */
import { randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import { Failure, Success } from '#contract/envelope.ts'
import type { Operation } from '#contract/operation.ts'
import { fillPath, type ParamsOf, queryText } from '#contract/path.ts'
import { Refusal } from '#contract/refusal.ts'
import { serviceCreate } from '#contract/service-changes.ts'
import { serviceList } from '#contract/service-operations.ts'
import type { VpcService } from '#contract/service.ts'
import { tunnelCreate, tunnelUpdate } from '#contract/tunnel-changes.ts'
import { tunnelList, tunnelToken } from '#contract/tunnel-operations.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import type { Console } from './console.ts'

type Input<O extends Operation> = Omit<ParamsOf<O['path']> & object, 'account'> & {
  query?: Record<string, string>
  body?: O extends { body: z.ZodMiniType } ? z.input<O['body']> : never
}

export type Api = ReturnType<typeof apiOf>

/** The API of a server, with the token of an identity: Admin, Bind or Read. */
export function apiOf(server: Pick<Console, 'apiUrl' | 'accountId' | 'tokenOf'>, who: string) {
  /** Rejects with a `Refusal` when the API says no. */
  async function call<O extends Operation>(
    operation: O,
    { query = {}, body, ...params }: Input<O>,
  ): Promise<z.output<O['result']>> {
    const path = fillPath(operation.path, { account: server.accountId, ...params })
    const response = await fetch(server.apiUrl + path + queryText(query), {
      method: operation.method,
      headers: {
        authorization: `Bearer ${server.tokenOf(who)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
    const json: unknown = await response.json()
    if (!response.ok) throw new Refusal(response.status, Failure.parse(json).errors)
    return z.parse<O['result']>(operation.result, Success.parse(json).result)
  }
  return {
    call,
    tunnel: (name: string): Promise<Tunnel> =>
      call(tunnelCreate, { body: { name, config_src: 'cloudflare' } }),
    /** Gives a tunnel a new secret, and answers the token it had. */
    async rotate({ id: tunnel }: Tunnel): Promise<string> {
      const before = await call(tunnelToken, { tunnel })
      const tunnel_secret = randomBytes(32).toString('base64')
      await call(tunnelUpdate, { tunnel, body: { tunnel_secret } })
      return before
    },
    service: (name: string, tunnel: Tunnel, hostname = 'api.internal'): Promise<VpcService> =>
      call(serviceCreate, {
        body: {
          name,
          type: 'http',
          host: { hostname, resolver_network: { tunnel_id: tunnel.id } },
        },
      }),
    /** The living tunnel of a name. */
    tunnelCalled: async (name: string): Promise<Tunnel> =>
      the(await call(tunnelList, { query: { is_deleted: 'false', name } })),
    serviceCalled: async (name: string): Promise<VpcService> =>
      the((await call(serviceList, {})).filter((service) => service.name === name)),
  }
}

/** The only one of a list. */
function the<T>(list: readonly T[]): T {
  const [one, ...others] = list
  if (one === undefined || others.length > 0) throw new Error(`There are ${list.length}, not one.`)
  return one
}
