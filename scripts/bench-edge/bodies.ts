/** What the origin answers, by path. */
export const SMALL = { path: '/small', body: Buffer.alloc(128) }
export const LARGE = { path: '/large', body: Buffer.alloc(256 * 1024) }

/** Ends an upload, whose other bytes are zeros: cloudflared ends both ways with the first. */
export const LAST_BYTE = 1
