import { ReachFailure } from './failure.ts'

/** What is wrong with the tunnel itself, wherever through it something was meant to go. */

export function noConnector(): ReachFailure {
  return new ReachFailure(
    'no_connector',
    'The tunnel has no connector connected. Start cloudflared, and wait until the tunnel is healthy.',
  )
}

export function connectionFailed(to: string, error: unknown): ReachFailure {
  const reason = error instanceof Error ? error.message : String(error)
  return new ReachFailure(
    'connection_failed',
    `The tunnel’s connections broke on the way to ${to} (${reason}). ` +
      'Try again, and look at the log of cloudflared if this stays so.',
  )
}

export function noAnswer(to: string): ReachFailure {
  return new ReachFailure(
    'no_answer',
    `No connector of the tunnel told in time whether it reached ${to}. ` +
      'Check that cloudflared is running well and that no firewall drops the connection.',
  )
}
