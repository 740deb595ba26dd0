/** How an address that was listened on is written for who shall connect to it. */
const EVERYWHERE: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

/** A name or address as it stands in a URL: IPv6 in brackets. */
export const hostInUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host)

/** `host:port`. What listens everywhere is reached, from here, at the loopback address. */
export const reachableAt = (host: string, port: number): string =>
  `${hostInUrl(EVERYWHERE[host] ?? host)}:${port}`
