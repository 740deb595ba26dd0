/** What the tests of the stand-in share. */
import Cloudflare from 'cloudflare'
import { afterAll, beforeEach } from 'vitest'
import { startUpstream, type Upstream } from './client.ts'

/** A stand-in for all the tests of a file, as new before each of them. */
export async function forThisFile(): Promise<Upstream> {
  const upstream = await startUpstream()
  beforeEach(() => upstream.reset())
  afterAll(() => upstream[Symbol.asyncDispose]())
  return upstream
}

/** The official client with somebody's token; it does not try again by itself. */
export const sdkAs = (upstream: Upstream, name: string) =>
  new Cloudflare({ apiToken: upstream.tokenOf(name), baseURL: upstream.api, maxRetries: 0 })

/** The first account there is. */
export const accountOf = ({ accounts }: Upstream): string => accounts[0]?.id ?? ''

/** All there is, asked for page by page. */
export async function everyOne<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of pages) all.push(one)
  return all
}

/** A plain request with somebody's token. */
export const ask = (upstream: Upstream, name: string, path: string, init: RequestInit = {}) =>
  fetch(upstream.api + path, {
    redirect: 'manual',
    ...init,
    headers: {
      authorization: `Bearer ${upstream.tokenOf(name)}`,
      ...(init.body == null ? {} : { 'content-type': 'application/json' }),
      ...Object.fromEntries(new Headers(init.headers)),
    },
  })

/** A service as simple as can be. */
export const serviceOn = (tunnel_id: string, name = 'web') => ({
  name,
  type: 'http' as const,
  host: { hostname: 'api.internal', resolver_network: { tunnel_id } },
})
