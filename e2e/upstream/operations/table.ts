import type { Operation } from '../operation.ts'
import { ACCOUNT_LISTS } from './accounts.ts'
import { CERTIFICATES } from './certificates.ts'
import { SERVICES } from './services.ts'
import { TUNNEL_RUNS } from './tunnel-runs.ts'
import { TUNNELS } from './tunnels.ts'
import { USER } from './user.ts'

/** Everything that is documented of what a console over Workers VPC may ask. */
export const TABLE: readonly Operation[] = [
  ...ACCOUNT_LISTS,
  ...USER,
  ...SERVICES,
  ...TUNNELS,
  ...TUNNEL_RUNS,
  ...CERTIFICATES,
]
