import type { TunnelEvent } from '../event.ts'

/** An event of which only the given is known, at a moment long ago. */
export const event = (given: Partial<TunnelEvent>): TunnelEvent => ({
  id: '1',
  kind: 'tunnel_created',
  at: '2026-03-01T12:00:00Z',
  last_at: '2026-03-01T12:00:00Z',
  count: 1,
  actor: null,
  connector: null,
  connection: null,
  cause: null,
  service: null,
  value: null,
  ...given,
})
