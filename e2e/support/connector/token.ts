import * as z from 'zod/mini'

/** A tunnel token: base64 of JSON, as `cloudflared tunnel run --token` takes it. */
const Token = z.object({
  /** Account, tunnel, secret. */
  a: z.string(),
  t: z.uuid(),
  s: z.base64(),
})

export interface TunnelCredentials {
  accountTag: string
  tunnelId: string
  tunnelSecret: Uint8Array
}

/** Throws, without repeating the token, when it is none. */
export function readToken(token: string): TunnelCredentials {
  const json = Buffer.from(token.trim(), 'base64').toString()
  const parsed = Token.safeParse(parseJson(json))
  if (!parsed.success) throw new Error('The tunnel token is not valid.')
  const { a, t, s } = parsed.data
  return { accountTag: a, tunnelId: t, tunnelSecret: Buffer.from(s, 'base64') }
}

export function writeToken({ accountTag, tunnelId, tunnelSecret }: TunnelCredentials): string {
  const s = Buffer.from(tunnelSecret).toString('base64')
  return Buffer.from(JSON.stringify({ a: accountTag, t: tunnelId, s })).toString('base64')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
