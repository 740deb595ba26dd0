/** The moment as Cloudflare writes moments: with microseconds. */
export const now = () => new Date().toISOString().replace('Z', '000Z')
