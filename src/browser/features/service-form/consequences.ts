/** What the entries mean for a Worker, as one types. Pure. */
import { isPort } from './right-form.ts'
import type { ServiceForm } from './service-form.ts'

/** What the given ports mean for a Worker; nothing while one of them is no port, which is said at its box. */
export function schemeWords(
  form: Pick<ServiceForm, 'ports' | 'httpPort' | 'httpsPort'>,
): string | undefined {
  const custom = form.ports === 'custom'
  const [http, https] = custom ? [form.httpPort.trim(), form.httpsPort.trim()] : ['80', '443']
  if (!isPort(http) || !isPort(https)) return undefined
  if (http === '' && https === '')
    return 'Give one port or both. With one alone, Workers can use only its scheme.'
  if (https === '') return `HTTP only, on port ${http}: https:// requests will be refused.`
  if (http === '') return `HTTPS only, on port ${https}: http:// requests will be refused.`
  return `http:// requests reach port ${http}, and https:// requests port ${https}.`
}
