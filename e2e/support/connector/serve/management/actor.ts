import * as z from 'zod/mini'

/** What the token of a management request claims. cloudflared leaves its signature to the edge. */
const Claims = z.object({
  tun: z.object({ id: z.string().check(z.minLength(1)), account_tag: z.string() }),
  actor: z.object({ id: z.string().check(z.minLength(1)) }),
})

/** Who asks, by the `access_token` of the address; undefined when it names nobody. */
export function readActor(url: URL): string | undefined {
  const [, payload = ''] = (url.searchParams.get('access_token') ?? '').split('.')
  try {
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    return Claims.parse(claims).actor.id
  } catch {
    return undefined
  }
}
