/** What changes VPC Services. Each seeds what it was answered, and marks the list stale. */
import { serviceCreate, serviceDelete, serviceUpdate } from '#contract/service-changes.ts'
import { serviceGet, serviceList } from '#contract/service-operations.ts'
import type { ServiceConfig } from '#contract/service-config.ts'
import type { VpcService } from '#contract/service.ts'
import { call } from '../api/call.ts'
import { queryClient, stale } from './client.ts'
import { serviceQuery } from './services.ts'

async function keep(account: string, service: VpcService): Promise<VpcService> {
  queryClient.setQueryData(serviceQuery(account, service.service_id).queryKey, service)
  await stale(serviceList)
  return service
}

/** Makes one. Where the answer is lost, it may be there. */
export async function createService(account: string, body: ServiceConfig): Promise<VpcService> {
  try {
    return await keep(account, await call(serviceCreate, { account, body }))
  } catch (error) {
    void stale(serviceList)
    throw error
  }
}

/** A service as it is this moment, whatever this page or another tab heard last. */
export async function readService(account: string, service: string): Promise<VpcService> {
  try {
    const now = await call(serviceGet, { account, service })
    queryClient.setQueryData(serviceQuery(account, service).queryKey, now)
    return now
  } catch (error) {
    void stale(serviceGet)
    throw error
  }
}

/** Replaces the whole of a service: what `body` leaves out is cleared. */
export const updateService = async (account: string, service: string, body: ServiceConfig) =>
  keep(account, await call(serviceUpdate, { account, service, body }))

export async function deleteService(account: string, service: string) {
  await call(serviceDelete, { account, service })
  await stale(serviceList)
}
