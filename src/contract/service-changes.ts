/** What changes VPC Services. Apart from what reads them, so that the first page loads without what forms need. */
import * as z from 'zod/mini'
import type { Operation } from './operation.ts'
import { RULES } from './rules.ts'
import { ServiceConfig } from './service-config.ts'
import { SERVICES } from './service-operations.ts'
import { VpcService } from './service.ts'

export const serviceCreate = {
  name: 'serviceCreate',
  method: 'POST',
  path: SERVICES,
  rule: RULES.serviceCreate,
  body: ServiceConfig,
  result: VpcService,
} as const satisfies Operation

export const serviceUpdate = {
  name: 'serviceUpdate',
  method: 'PUT',
  path: `${SERVICES}/:service`,
  rule: RULES.serviceUpdate,
  body: ServiceConfig,
  result: VpcService,
} as const satisfies Operation

export const serviceDelete = {
  name: 'serviceDelete',
  method: 'DELETE',
  path: `${SERVICES}/:service`,
  rule: RULES.serviceDelete,
  result: z.null(),
} as const satisfies Operation
