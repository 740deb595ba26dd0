/**
 * Cloudflare allows a token 1,200 requests in five minutes, whoever makes them, and blocks all calls for the next five
 * minutes to who asks more (developers.cloudflare.com, Fundamentals, API, Rate limits).
 */

/** How long to wait, in seconds, after a 429 that does not say so itself. */
export const BLOCKED_FOR = 300
