import type { ServiceConfig } from '#contract/service-config.ts'

/** The body that creates or replaces a service. What is not set is not in it. */
export function jsonBody({ name, type, host, tls_settings, ...ports }: ServiceConfig): string {
  const body = { name, type, host, ...ports, tls_settings }
  return JSON.stringify(body, (_, value: unknown) => value ?? undefined, 2)
}
