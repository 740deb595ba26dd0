import { expect, test } from 'vitest'
import { eventsText } from './event-text.ts'
import { event } from './testing/event.ts'

test('events are copied as lines with exact times, how often, and what to do', () => {
  const refused = event({
    kind: 'registration_refused',
    cause: 'Unauthorized: Invalid tunnel secret',
    at: '2026-03-01T14:00:00.123+01:00',
    last_at: '2026-03-01T13:40:05Z',
    count: 37,
  })
  expect(eventsText([refused, event({ actor: 'Admin' })])).toBe(
    '2026-03-01 13:00:00 UTC  A connector was refused: Unauthorized: Invalid tunnel secret. ' +
      '37 times, last 2026-03-01 13:40:05 UTC. Its token is not this tunnel’s: it was rotated, or belongs to another tunnel. Reinstall with the current token.\n' +
      '2026-03-01 12:00:00 UTC  The tunnel was created by Admin.',
  )
})
