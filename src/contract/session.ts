/** What Cloudflare's API does not have: signing in to this console. Served under `/console/v1`. */
import * as z from 'zod/mini'
import { Account } from './account.ts'

/** Sign in with an API token; it is sent once and answered with a sealed cookie. */
export const SignIn = z.strictObject({
  token: z.string().check(z.trim(), z.minLength(1), z.maxLength(4096)),
})

/** Who asks: a name to show, the account, and the public names of the roles held. */
export const Viewer = z.object({ name: z.string(), account: Account, roles: z.array(z.string()) })
export type Viewer = z.infer<typeof Viewer>

/** Where connectors connect to in local mode. */
export const LocalEdge = z.object({
  address: z.string(),
  /** On the machine that runs the edge. */
  ca_file: z.string(),
  /** Whether it speaks QUIC besides HTTP/2. Not when it was started without; nor where the machine has no engine for it. */
  quic: z.enum(['on', 'off', 'unavailable']),
})
export type LocalEdge = z.infer<typeof LocalEdge>

export const Session = z.object({ viewer: Viewer, edge: LocalEdge })
export type Session = z.infer<typeof Session>
