/** What changes tunnels. Each seeds what it was answered, and marks the lists stale. */
import { serviceList } from '#contract/service-operations.ts'
import { tunnelOf } from '#contract/service.ts'
import { tunnelCreate, tunnelDelete, tunnelUpdate } from '#contract/tunnel-changes.ts'
import { tunnelGet, tunnelList } from '#contract/tunnel-operations.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { call } from '../api/call.ts'
import { queryClient, stale } from './client.ts'
import { servicesQuery } from './services.ts'
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

/** A tunnel was not deleted, because VPC Services point at it. */
export class StillUsed extends Error {
  constructor(count: number) {
    super(
      `It was not deleted: ${count === 1 ? '1 VPC Service uses' : `${count} VPC Services use`} this tunnel by now.`,
    )
  }
}

/**
 * The services are read again right before: whether Cloudflare's API deletes a tunnel from under them is not documented.
 * One that is made in between is not noticed, unless the API refuses.
 */
async function checkUnused(account: string, tunnel: string): Promise<void> {
  const services = await call(serviceList, { account, query: { per_page: '1000' } })
  queryClient.setQueryData(servicesQuery(account).queryKey, services)
  const { length } = services.filter(({ host }) => tunnelOf(host) === tunnel)
  if (length > 0) throw new StillUsed(length)
}

/**
 * Deletes a tunnel that no service points at, and drops the connections it may have. `allTheSame`: also where services
 * can't be read. Rejects with `StillUsed` where some do.
 */
export async function deleteTunnel(account: string, tunnel: string, allTheSame: boolean) {
  if (!allTheSame) await checkUnused(account, tunnel)
  await call(tunnelDelete, { account, tunnel, query: { cascade: 'true' } })
  await stale(tunnelList)
}
