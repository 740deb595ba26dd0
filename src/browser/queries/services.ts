import type { Query } from '@tanstack/react-query'
import { serviceGet, serviceList } from '#contract/service-operations.ts'
import type { VpcService } from '#contract/service.ts'
import { query } from './client.ts'
import { backOff, QUIET } from './pace.ts'

const pace = ({ state }: Query<VpcService[]> | Query<VpcService>): number =>
  backOff(3 * QUIET, state)

/** All the account's VPC Services: there are at most 1000, which is one page. Polled slowly. */
export const servicesQuery = (account: string) => ({
  ...query(serviceList, { account, query: { per_page: '1000' } }),
  refetchInterval: pace,
})

/** One VPC Service. Polled slowly, so that a change by somebody else is seen. */
export const serviceQuery = (account: string, service: string) => ({
  ...query(serviceGet, { account, service }),
  refetchInterval: pace,
})
