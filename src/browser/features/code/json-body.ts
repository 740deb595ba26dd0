import type { ServiceConfig } from '#contract/service-config.ts'

/** The body that creates or replaces a service. What is not set is not in it. */
export const jsonBody = (config: ServiceConfig): string =>
  JSON.stringify(config, (_, value: unknown) => value ?? undefined, 2)
