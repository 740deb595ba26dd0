import { randomBytes } from 'node:crypto'

/** What a client sends besides the upgrade itself. https://www.rfc-editor.org/rfc/rfc6455#section-4.1 */
export function websocketHeaders(): Record<string, string> {
  const key = randomBytes(16).toString('base64')
  return { 'sec-websocket-key': key, 'sec-websocket-version': '13' }
}

/** What a WebSocket that was refused rejects with. */
export function notUpgraded(status: number): Error {
  return new Error(`the connector answered ${status} where a WebSocket was asked for`)
}
