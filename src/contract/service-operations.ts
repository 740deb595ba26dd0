/** What can be asked about VPC Services. Source of paths and queries: Cloudflare's OpenAPI and its official clients. */
import * as z from 'zod/mini'
import type { Operation } from './operation.ts'
import { RULES } from './rules.ts'
import { ServiceQuery } from './query.ts'
import { VpcService } from './service.ts'

/** Where they live. */
export const SERVICES = '/client/v4/accounts/:account/connectivity/directory/services'

export const serviceList = {
  name: 'serviceList',
  method: 'GET',
  path: SERVICES,
  rule: RULES.serviceRead,
  query: ServiceQuery,
  result: z.array(VpcService),
  paged: true,
} as const satisfies Operation

export const serviceGet = {
  name: 'serviceGet',
  method: 'GET',
  path: `${SERVICES}/:service`,
  rule: RULES.serviceRead,
  result: VpcService,
} as const satisfies Operation
