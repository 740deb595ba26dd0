/** New tokens for tunnels, and the end of what came with the old ones. */
import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { liveConnectorList } from '#contract/console-operations.ts'
import { connectionsDelete, tunnelUpdate } from '#contract/tunnel-changes.ts'
import { connectorList, tunnelGet, tunnelList, tunnelToken } from '#contract/tunnel-operations.ts'
import { call } from '../api/call.ts'
import { queryClient, stale } from './client.ts'
import { tellOwn } from './observed.ts'
import { ownKey } from './own-key.ts'
import { keep } from './tunnel-changes.ts'
import { tokenQuery } from './tunnels.ts'

/** How many bytes a secret has. Source: `cloudflared tunnel create`, which makes as many. */
const SECRET_BYTES = 32

/** In base64, as the API takes it. */
const newSecret = (): string =>
  btoa(String.fromCodePoint(...crypto.getRandomValues(new Uint8Array(SECRET_BYTES))))

/**
 * A rotation that this browser made: when, in ms since 1970, and the ids of those that were connected right after; null
 * where they could not be asked for.
 */
const Rotation = z.object({ at: z.number(), connectors: z.nullable(z.array(z.string())) })
export type Rotation = z.infer<typeof Rotation>

type Place = { account: string; tunnel: string }

const keyOf = (who: string, { account, tunnel }: Place): string =>
  `${ownKey(who)}rotated:${account}:${tunnel}`

function rotationKept(key: string): Rotation | null {
  try {
    return z.parse(Rotation, JSON.parse(localStorage.getItem(key) ?? ''))
  } catch {
    return null
  }
}

const rotationKey = (who: string, place: Place) => ['rotation', who, place]

/** The last rotation that this browser made, for an account whose API tells of none; null where there was none. */
export const rotationQuery = (who: string, place: Place) =>
  queryOptions<Rotation | null>({
    queryKey: rotationKey(who, place),
    queryFn: () => rotationKept(keyOf(who, place)),
    staleTime: 0,
  })

/**
 * Notes who was there when the token changed. Nobody has the new one yet, so all of them are on the old; and a connector
 * that starts again has another id.
 */
async function note(who: string, place: Place): Promise<void> {
  const at = Date.now()
  const connectors = await call(connectorList, place).then(
    (all) => all.map(({ id }) => id),
    () => null,
  )
  try {
    const rotation: Rotation = { at, connectors }
    localStorage.setItem(keyOf(who, place), JSON.stringify(rotation))
  } catch {
    // Without room, the page can't tell who is on the old token, and does not say so.
  }
  await queryClient.invalidateQueries({ queryKey: rotationKey(who, place) })
  tellOwn(who, place, { kind: 'token_rotated' })
}

type Asking = Place & {
  /** The id of who is signed in, where nobody else keeps what happens. */
  noteFor: string | undefined
}

/**
 * Gives a tunnel a new token, which nobody sees here. The old one lets nobody in any more; who is connected stays so.
 * No page shows the old one afterwards, also where the answer was lost, and the change perhaps done.
 */
export async function rotateToken({ account, tunnel, noteFor }: Asking): Promise<void> {
  const body = { tunnel_secret: newSecret() }
  try {
    await keep(account, await call(tunnelUpdate, { account, tunnel, body }))
  } finally {
    queryClient.removeQueries({
      queryKey: tokenQuery(account, tunnel).queryKey,
      type: 'inactive',
    })
    void stale(tunnelToken)
  }
  if (noteFor !== undefined) await note(noteFor, { account, tunnel })
  await stale(liveConnectorList)
}

const afterDrop = () => stale(connectorList, liveConnectorList, tunnelGet, tunnelList)

/** Ends the connections of connectors, one after the other; without ids those of all, at once. */
export async function disconnect({ account, tunnel }: Place, ids?: readonly string[]) {
  const queries: Record<string, string>[] =
    ids === undefined ? [{}] : ids.map((client_id) => ({ client_id }))
  try {
    for (const query of queries) await call(connectionsDelete, { account, tunnel, query })
  } finally {
    await afterDrop()
  }
}

/** What came of it: all of it, or the new token alone, and why. */
export type Rotated = { is: 'rotated' } | { is: 'disconnected' } | { is: 'half'; error: Error }

/** A new token, and nobody is left who came with the old one. Rejects where not even the first was done. */
export async function rotateAndDisconnect(asking: Asking): Promise<Rotated> {
  await rotateToken(asking)
  try {
    await disconnect(asking)
    return { is: 'disconnected' }
  } catch (error) {
    return { is: 'half', error: error instanceof Error ? error : new Error(String(error)) }
  }
}
