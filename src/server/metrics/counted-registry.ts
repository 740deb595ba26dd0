import type { Registry } from '../edge/registry.ts'
import type { Metrics } from './metrics.ts'

/** The same registry, with its refusals counted. */
export const countedRegistry = (registry: Registry, metrics: Metrics): Registry => ({
  admit(claim, connection) {
    const admission = registry.admit(claim, connection)
    if (!admission.accepted) metrics.registrationRefused()
    return admission
  },
  left: (connectionId, cause) => registry.left(connectionId, cause),
})
