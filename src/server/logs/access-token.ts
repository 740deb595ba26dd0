/**
 * The tokens a connector's management service asks for. Source: cloudflared 2026.8.2,
 * `management/token.go`: it reads the claims and leaves the signature to the edge, which is us.
 */

/** Where the service answers, by an ingress rule of its own that every connector has. */
export const MANAGEMENT_HOST = 'management.argotunnel.com'

/**
 * Who asks, whoever reads in the end: a connector serves one actor at a time, and an actor's new
 * session takes the place of one whose end it has not noticed.
 */
const ACTOR = 'vpc-console'

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const HEADER = part({ alg: 'ES256', typ: 'JWT' })
/** The length a signature has; nobody reads it. */
const SIGNATURE = Buffer.alloc(64).toString('base64url')

/** A token for the connectors of one tunnel. Always the same for it. */
export const accessToken = (accountId: string, tunnelId: string): string =>
  [
    HEADER,
    part({
      tun: { id: tunnelId, account_tag: accountId },
      actor: { id: ACTOR, support: false },
    }),
    SIGNATURE,
  ].join('.')
