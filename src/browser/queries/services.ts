import { serviceGet, serviceList } from '#contract/service-operations.ts'
import { polled } from './polled.ts'
import { paces } from './session.ts'

const pace = () => paces().services

/** All the account's VPC Services: there are at most 1000, which is one page. Polled slowly. */
export const servicesQuery = (account: string) =>
  polled(serviceList, { account, query: { per_page: '1000' } }, pace)

/** One VPC Service. Polled slowly, so that a change by somebody else is seen. */
export const serviceQuery = (account: string, service: string) =>
  polled(serviceGet, { account, service }, pace)
