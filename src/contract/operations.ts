/** Everything that can be asked. The server mounts them and tests walk them; the browser takes single ones. */
import type { Operation } from './operation.ts'
import * as consoleOperations from './console-operations.ts'
import * as certificates from './certificate-operations.ts'
import * as serviceChanges from './service-changes.ts'
import * as services from './service-operations.ts'
import * as session from './session-operations.ts'
import * as tunnelChanges from './tunnel-changes.ts'
import * as tunnels from './tunnel-operations.ts'

const GROUPS = [
  services,
  serviceChanges,
  tunnels,
  tunnelChanges,
  certificates,
  session,
  consoleOperations,
]

export const OPERATIONS: readonly Operation[] = GROUPS.flatMap((group) =>
  Object.values<Operation | string>(group).filter((value) => typeof value === 'object'),
)
