/** Everything that can be asked. The server mounts them and tests walk them; the browser takes single ones. */
import type { Operation } from './operation.ts'
import * as certificates from './certificate-operations.ts'
import * as services from './service-operations.ts'
import * as session from './session-operations.ts'
import * as tunnels from './tunnel-operations.ts'

export const OPERATIONS: readonly Operation[] = [services, tunnels, certificates, session].flatMap(
  (group) => Object.values(group),
)
