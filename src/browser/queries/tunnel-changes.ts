/** What changes tunnels. Each seeds what it was answered, and marks the lists stale. */
import { tunnelCreate, tunnelDelete, tunnelUpdate } from '#contract/tunnel-changes.ts'
import { tunnelGet, tunnelList } from '#contract/tunnel-operations.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { call } from '../api/call.ts'
import { queryClient, stale } from './client.ts'
import { tunnelQuery } from './tunnels.ts'

/** Keeps what a tunnel was answered to be; its lists are out of date. */
export async function keep(account: string, tunnel: Tunnel): Promise<Tunnel> {
  queryClient.setQueryData(tunnelQuery(account, tunnel.id).queryKey, tunnel)
  await stale(tunnelList)
  return tunnel
}

/** Makes a remotely managed tunnel. Where the answer is lost, it may be there. */
export async function createTunnel(account: string, name: string): Promise<Tunnel> {
  try {
    const body = { name, config_src: 'cloudflare' } as const
    return await keep(account, await call(tunnelCreate, { account, body }))
  } catch (error) {
    void stale(tunnelList)
    throw error
  }
}

export const renameTunnel = async (account: string, tunnel: string, name: string) =>
  keep(account, await call(tunnelUpdate, { account, tunnel, body: { name } }))

/**
 * Takes a renaming back, unless somebody has given the tunnel another name since: then theirs stays. It is read again
 * right before, because the API takes no condition; who renames it in between is not noticed.
 * @returns the tunnel as it is then.
 */
export async function renameBack(account: string, tunnel: string, given: string, before: string) {
  const now = await keep(account, await call(tunnelGet, { account, tunnel }))
  return now.name === given ? renameTunnel(account, tunnel, before) : now
}

/** Deletes a tunnel, and drops the connections it may have. */
export async function deleteTunnel(account: string, tunnel: string) {
  await call(tunnelDelete, { account, tunnel, query: { cascade: 'true' } })
  await stale(tunnelList)
}
