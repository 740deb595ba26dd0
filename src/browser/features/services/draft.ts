/**
 * What is typed into a service's form, kept in this tab until it is saved or given up: it outlives a reload, a
 * session that ends, and the way to a new tunnel and back.
 */
import * as z from 'zod/mini'
import { EMPTY, type ServiceForm } from './service-form.ts'

const Draft: z.ZodMiniType<ServiceForm> = z.object({
  name: z.string(),
  tunnel: z.string(),
  host: z.string(),
  ports: z.enum(['default', 'custom']),
  httpPort: z.string(),
  httpsPort: z.string(),
  tcpPort: z.string(),
  resolver: z.enum(['tunnel', 'custom']),
  resolverIps: z.string(),
})

/** The name a draft is kept under: one for each service edited, and one for a new one of each account. */
export const draftKey = (account: string, service = 'new'): string => `draft:${account}:${service}`

/** The draft kept under a name, or nothing. One from an older version of the form is let go. */
export function readDraft(key: string): ServiceForm | undefined {
  try {
    return Draft.parse(JSON.parse(sessionStorage.getItem(key) ?? ''))
  } catch {
    return undefined
  }
}

export const keepDraft = (key: string, form: ServiceForm): void =>
  sessionStorage.setItem(key, JSON.stringify({ ...EMPTY, ...form }))

export const dropDraft = (key: string): void => sessionStorage.removeItem(key)
