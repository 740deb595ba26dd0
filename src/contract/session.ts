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

/**
 * Where connectors connect to in local mode: the edge's address, its CA file on the machine that runs it, and whether
 * that machine can speak QUIC besides HTTP/2.
 */
export const LocalEdge = z.object({ address: z.string(), ca_file: z.string(), quic: z.boolean() })
export type LocalEdge = z.infer<typeof LocalEdge>

export const Session = z.object({ viewer: Viewer, edge: LocalEdge })
export type Session = z.infer<typeof Session>
