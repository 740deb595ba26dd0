import type { TLSSocket } from 'node:tls'

interface Handle {
  readStop(): void
  readStart(): void
}

/**
 * Stops and starts the reading of a socket that an HTTP/2 session has. The session reads the
 * socket's handle past every public way to pause; a stream in between, which could be paused,
 * halves what goes through.
 */
export function handleOf(socket: TLSSocket): Handle {
  return Reflect.get(socket, '_handle')
}
