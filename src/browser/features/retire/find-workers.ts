/**
 * How the Workers that are bound to something are found: no API tells of them, but their configuration names its id. Pure.
 * Source of the names: wrangler reads `wrangler.json`, `wrangler.jsonc` or `wrangler.toml`.
 */
export const findWorkers = (id: string): string => `grep -rn --include='wrangler.*' ${id} .`
