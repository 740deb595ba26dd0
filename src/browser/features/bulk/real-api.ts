import { serviceCreate, serviceDelete, serviceUpdate } from '#contract/service-changes.ts'
import { serviceGet, serviceList } from '#contract/service-operations.ts'
import { call } from '../../api/call.ts'
import { queryClient, stale } from '../../queries/client.ts'
import { servicesQuery } from '../../queries/services.ts'
import type { Api } from './attempt.ts'

/** The API of an account. What the list tells is shown at once; changes are not shown before `refreshLists` is called. */
export const realApi = (account: string): Api => ({
  async list() {
    const services = await call(serviceList, { account, query: { per_page: '1000' } })
    queryClient.setQueryData(servicesQuery(account).queryKey, services)
    return services
  },
  create: (body) => call(serviceCreate, { account, body }),
  read: (service) => call(serviceGet, { account, service }),
  replace: (service, body) => call(serviceUpdate, { account, service, body }),
  remove: (service) => call(serviceDelete, { account, service }),
})

/** What is shown of services is out of date, in all tabs. */
export const refreshLists = () => void stale(serviceList, serviceGet)
