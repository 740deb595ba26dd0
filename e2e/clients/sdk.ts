/** The official SDK, unmodified, pointed at a server of ours. */
import Cloudflare from 'cloudflare'
import type { TestServer } from '../support/server.ts'

/** A client that holds the token of an identity, its parts that matter here, and how many requests it has made. */
export function sdkAs(server: TestServer, name: string) {
  const made = { requests: 0 }
  const client = new Cloudflare({
    apiToken: server.tokenOf(name),
    baseURL: `${server.url}/client/v4`,
    fetch: (url, init) => {
      made.requests += 1
      return fetch(url, init)
    },
  })
  return {
    client,
    made,
    account_id: server.accountId,
    services: client.connectivity.directory.services,
    tunnels: client.zeroTrust.tunnels.cloudflared,
  }
}
