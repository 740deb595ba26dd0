import { refuse } from '#contract/refusal.ts'

/** Refuses to begin where there is nobody to listen to: no connector at all, or not the one that is asked for. */
export function checkPresent(present: readonly { id: string }[], asked: string | undefined): void {
  if (present.length === 0)
    throw refuse(409, {
      kind: 'noConnector',
      message: 'No connector of this tunnel is connected, so there are no logs to stream.',
    })
  if (asked !== undefined && present.every(({ id }) => id !== asked))
    throw refuse(404, { kind: 'connectorNotFound', message: 'This connector is not connected.' })
}
