/** Tunnels: made, renamed and deleted here; whether they are up is what `presence.ts` sees. */
import { randomBytes } from 'node:crypto'
import { refuse } from '#contract/refusal.ts'
import type { TunnelCreate, TunnelPatch } from '#contract/tunnel-config.ts'
import { tunnelCreate, tunnelDelete, tunnelUpdate } from '#contract/tunnel-changes.ts'
import { tunnelGet, tunnelList, tunnelToken } from '#contract/tunnel-operations.ts'
import { pageOf } from '../envelope.ts'
import type { Directory } from './directory.ts'
import type { RecordEvent } from './events.ts'
import type { Presence } from './presence.ts'
import { bind, type Bound } from './serve.ts'
import { tunnelAnswer, type TunnelAnswer } from './tunnel-answer.ts'
import { filterTunnels } from './tunnel-filters.ts'
import { foundTunnel, livingTunnel } from './tunnel-found.ts'
import type { TunnelRow } from './tunnel-table.ts'
import { usedBy } from './used-by.ts'

/** The operations on tunnels themselves. */
export const tunnelRoutes = (directory: Directory, presence: Presence): Bound[] => {
  const { accountId, events, tunnels } = directory
  const answer = (row: TunnelRow): TunnelAnswer =>
    tunnelAnswer(row, accountId, presence.status(row))
  return [
    bind(tunnelList, ({ query }) => pageOf(filterTunnels(tunnels.all().map(answer), query), query)),
    bind(tunnelGet, ({ path }) => ({ result: answer(foundTunnel(directory, path.tunnel)) })),
    bind(tunnelCreate, ({ viewer, body }) => ({
      result: answer(events.change(viewer.name, (record) => create(directory, record, body))),
    })),
    bind(tunnelUpdate, ({ viewer, path, body }) => ({
      result: answer(
        events.change(viewer.name, (record) => change(directory, record, path.tunnel, body)),
      ),
    })),
    bind(tunnelDelete, ({ viewer, path, query }) => {
      const { id } = livingTunnel(directory, path.tunnel)
      checkDeletable(directory, presence, id, query.cascade === true)
      events.change(viewer.name, (record) => remove(directory, record, id))
      presence.drop(id)
      return { result: answer(foundTunnel(directory, id)) }
    }),
    bind(tunnelToken, ({ path }) => ({ result: token(directory, path.tunnel) })),
  ]
}

function create(directory: Directory, record: RecordEvent, body: TunnelCreate): TunnelRow {
  checkName(directory, body.name)
  const id = directory.newId()
  const secret =
    body.tunnel_secret === undefined ? randomBytes(32) : Buffer.from(body.tunnel_secret, 'base64')
  directory.tunnels.insert(id, body.name, body.config_src ?? 'local', secret, directory.now())
  record({ tunnelId: id, kind: 'tunnel_created' })
  return foundTunnel(directory, id)
}

/** A new secret keeps out who comes with the old one, and leaves who is connected. Source: seen of Cloudflare. */
function change(
  directory: Directory,
  record: RecordEvent,
  asked: string,
  body: TunnelPatch,
): TunnelRow {
  const { id, name } = livingTunnel(directory, asked)
  if (body.name !== undefined && body.name !== name) {
    checkName(directory, body.name)
    directory.tunnels.rename(id, body.name)
    record({ tunnelId: id, kind: 'tunnel_renamed', value: body.name })
  }
  if (body.tunnel_secret !== undefined) {
    directory.tunnels.setSecret(id, Buffer.from(body.tunnel_secret, 'base64'))
    record({ tunnelId: id, kind: 'token_rotated' })
  }
  return foundTunnel(directory, id)
}

function checkName({ tunnels }: Directory, name: string): void {
  if (tunnels.living(name) === undefined) return
  throw refuse(409, {
    kind: 'tunnelNameTaken',
    message:
      'You already have a tunnel with this name. Delete the existing tunnel, or choose a different name for your new tunnel',
    pointer: '/name',
  })
}

/** `cascade` ends connections only: what services rest on is never taken from under them. */
function checkDeletable(
  directory: Directory,
  presence: Presence,
  id: string,
  cascade: boolean,
): void {
  const users = directory.services.namesOnTunnel(id)
  if (users.length > 0) throw refuse(409, { kind: 'tunnelInUse', message: usedBy(users, 'tunnel') })
  if (!cascade && presence.connectors(id).length > 0)
    throw refuse(400, {
      kind: 'tunnelConnected',
      message: 'Cannot delete tunnel because it has active connections',
    })
}

function remove({ tunnels, now }: Directory, record: RecordEvent, id: string): void {
  tunnels.remove(id, now())
  record({ tunnelId: id, kind: 'tunnel_deleted' })
}

/** What a connector is started with. Source: cloudflared's TunnelToken. */
function token(directory: Directory, asked: string): string {
  const { id } = livingTunnel(directory, asked)
  const secret = Buffer.from(directory.tunnels.secret(id) ?? []).toString('base64')
  return Buffer.from(JSON.stringify({ a: directory.accountId, t: id, s: secret })).toString(
    'base64',
  )
}
