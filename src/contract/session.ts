/** What Cloudflare's API does not have: signing in to this console. Served under `/console/v1`. */
import * as z from 'zod/mini'
import { Account } from './account.ts'

/** Who answers for services and tunnels: this process itself, or Cloudflare's API behind it. */
export const DIRECTORIES = ['local', 'cloudflare'] as const
export type DirectoryKind = (typeof DIRECTORIES)[number]

/** What one may sign in to here; at least one. Told to everybody. */
export const SignInChoice = z.object({ directories: z.array(z.enum(DIRECTORIES)) })
export type SignInChoice = z.infer<typeof SignInChoice>

/** Sealed it has to fit a cookie. Cloudflare's have 40 characters, or a few more. */
const LONGEST_TOKEN = 2000

/** Sign in with an API token; it is sent once and answered with a sealed cookie. */
export const SignIn = z.strictObject({
  token: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'A token is needed.'),
      z.maxLength(LONGEST_TOKEN, `A token has at most ${LONGEST_TOKEN} characters.`),
    ),
  /** Absent: the first that is offered. */
  directory: z.optional(z.enum(DIRECTORIES)),
  /** For a token that does not say which account it is for. */
  account: z.optional(
    z
      .string()
      .check(z.trim(), z.regex(/^[0-9a-f]{32}$/, 'An account ID is 32 digits and letters a to f.')),
  ),
})

/**
 * An account one is signed in to, with the public names of the roles held there; null where it is not told. On a
 * Cloudflare account they are those of the user, and the token may be allowed less.
 */
export const SessionAccount = z.extend(Account, { roles: z.nullable(z.array(z.string())) })
export type SessionAccount = z.infer<typeof SessionAccount>

/** Where connectors connect to in local mode. */
export const LocalEdge = z.object({
  address: z.string(),
  /** On the machine that runs the edge. */
  ca_file: z.string(),
  /** Whether it speaks QUIC besides HTTP/2. Not when it was started without; nor where the machine has no engine for it. */
  quic: z.enum(['on', 'off', 'unavailable']),
})
export type LocalEdge = z.infer<typeof LocalEdge>

/**
 * Who is signed in, to what. `name` is for people, and several may have the same; `id` is another for each person, or
 * for each token where it is not told whose it is, tells nothing of it, and stays the same. `edge` is there in the
 * local directory.
 */
export const Session = z.object({
  id: z.string(),
  directory: z.enum(DIRECTORIES),
  name: z.string(),
  /** At least one. */
  accounts: z.array(SessionAccount),
  edge: z.nullable(LocalEdge),
})
export type Session = z.infer<typeof Session>
