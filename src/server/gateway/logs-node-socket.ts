import { WebSocket } from 'ws'
import { MAX_MESSAGE } from '../logs/log-line.ts'
import type { Connect } from './logs-session.ts'

/**
 * The WebSocket for sessions in Node, whose own one keeps a connection for good where nobody answers its farewell, and
 * takes messages of any length. `version` is that of this console, which the service is told.
 */
export const connectFromNode =
  (version: string): Connect =>
  (url) =>
    new WebSocket(url, {
      headers: { 'user-agent': `vpc-console/${version}` },
      maxPayload: MAX_MESSAGE,
      perMessageDeflate: false,
    })
