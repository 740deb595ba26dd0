/** How an address that was listened on is written for who shall connect to it. */
const EVERYWHERE: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

/** `host:port`, with brackets around IPv6. Listening everywhere is reached, from here, at the loopback address. */
export function reachableAt(host: string, port: number): string {
  const name = EVERYWHERE[host] ?? host
  return name.includes(':') ? `[${name}]:${port}` : `${name}:${port}`
}
