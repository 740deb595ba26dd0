import type { TunnelTarget } from '../registry.ts'

/** How an HTTP message is told in the metadata of a data stream. Source: cloudflared's `connection/quic.go`. */

export type Metadata = [key: string, value: string][]

const HEADER = 'HttpHeader:'

export function urlOf({ host, path }: TunnelTarget): string {
  return `http://${host}${path}`
}

export function requestMetadata({ host, headers = {} }: TunnelTarget, method: string): Metadata {
  const named = Object.entries(headers).map(([name, value]): [string, string] => [
    HEADER + name,
    value,
  ])
  return [['HttpMethod', method], ['HttpHost', host], ...named]
}

/** 0 when the answer tells none. */
export function statusOf(answer: Metadata): number {
  const told = answer.find(([key]) => key === 'HttpStatus')?.[1] ?? ''
  return /^\d{3}$/.test(told) ? Number(told) : 0
}

/** Names in lower case. */
export function headersOf(answer: Metadata): Metadata {
  const named = answer.filter(([key]) => key.startsWith(HEADER))
  return named.map(([key, value]) => [key.slice(HEADER.length).toLowerCase(), value])
}
