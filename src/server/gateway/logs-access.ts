/** The token that Cloudflare's management service asks for: a secret that opens the logs of one tunnel for a while. */
import * as z from 'zod/mini'
import { TUNNELS } from '#contract/tunnel-operations.ts'
import { askFor } from './answer.ts'
import type { Asking, Upstream } from './upstream.ts'

/** It takes a Write permission for tunnels. Source: Cloudflare's OpenAPI. No operation of the page, which never sees it. */
const tunnelManagement = {
  name: 'tunnelManagement',
  method: 'POST',
  path: `${TUNNELS}/:tunnel/management`,
  // A JWT, whose signs stand in an address as they are.
  result: z.string().check(z.maxLength(8192), z.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)),
} as const

/** Milliseconds. How long a token is good is told nowhere; those who begin together share one. */
const SHARED_FOR = 30_000

/**
 * Answers a token that was made within the last half minute. Rejects with a Refusal, with status 403 for who may not.
 * The signal is for who waits alone: others may use the same token.
 */
export type LogAccess = (signal?: AbortSignal) => Promise<string>

/** For the tunnel that `asking` names. */
export function createLogAccess(upstream: Upstream, asking: Asking): LogAccess {
  let last: { token: Promise<string>; at: number } | undefined
  async function ask(signal?: AbortSignal): Promise<string> {
    const body = { resources: ['logs'] }
    return (await askFor(upstream, tunnelManagement, { ...asking, body, signal })).result
  }
  return async (signal) => {
    if (last === undefined || performance.now() - last.at > SHARED_FOR)
      last = { token: ask(signal), at: performance.now() }
    return last.token
  }
}
