import { expect, test } from 'vitest'
import { KEPT } from './event-table.ts'
import { aDirectory, renamed, refused, all, did } from './testing/journal.ts'

test('the newest of what people did is kept, and another tunnel loses nothing', () => {
  const { directory, events } = aDirectory()
  directory.tunnels.insert('other', 'other', 'local', new Uint8Array(32), directory.now())
  events.record({ ...renamed('kept'), tunnelId: 'other' })
  for (let count = 1; count <= KEPT.change + 50; count += 1) {
    events.record(renamed(String(count)))
    if (count % 100 === 0) events.flush()
  }
  const kept = all(events)
  expect(kept).toHaveLength(KEPT.change)
  expect([kept[0]?.value, kept.at(-1)?.value]).toEqual(['550', '51'])
  expect(events.page('other', { limit: 5 }).events).toHaveLength(1)
})

test('however often a connector comes and goes, what people did is kept, and who was refused', () => {
  const { events } = aDirectory()
  events.record(renamed('office'))
  events.record(refused('stranger'))
  for (let count = 0; count < 1000; count += 1)
    for (const kind of [
      'connector_joined',
      'connection_registered',
      'connection_lost',
      'connector_left',
      'edge_restarted',
    ] as const)
      events.record(did(kind))
  const kept = all(events)
  expect(kept).toHaveLength(KEPT.coming + 2)
  expect(kept.slice(-2).map(({ kind }) => kind)).toEqual(['registration_refused', 'tunnel_renamed'])
})

test('refusals of ever new connectors leave room for everything else', () => {
  const { events } = aDirectory()
  for (let count = 0; count < 300; count += 1) events.record(renamed(String(count)))
  for (let count = 0; count < 1500; count += 1) events.record(refused(`connector ${count}`))
  const kept = all(events)
  const refusals = kept.filter(({ kind }) => kind === 'registration_refused')
  expect(refusals).toHaveLength(KEPT.refusal)
  expect(refusals[0]?.connector?.id).toBe('connector 1499')
  expect(kept.length - refusals.length).toBe(300)
})
