/** What each word of the control door does. */
import type * as z from 'zod'
import { join, keep } from '../connector.ts'
import type { Identity } from '../identities.ts'
import { CLOSING } from '../log-sessions.ts'
import type { StandIn } from '../stand-in.ts'
import { installToken, type Tunnel } from '../tunnel.ts'
import { seed } from './seed.ts'
import { COMMANDS, type Command } from './words.ts'

export interface Rule {
  name: string
  run(it: StandIn, body: unknown): unknown
}

/** The two sides of a word: it is read before it is done, and what is done has the promised shape. */
const on = <Asks extends z.ZodType, Answers extends z.ZodType>(
  { name, asks }: Command<Asks, Answers>,
  run: (it: StandIn, asked: z.output<Asks>) => z.input<Answers>,
): Rule => ({ name, run: (it, body) => run(it, asks.parse(body)) })

/** For what has nothing to say. */
const does =
  <Asked>(run: (it: StandIn, asked: Asked) => unknown) =>
  (it: StandIn, asked: Asked) => {
    run(it, asked)
    return {}
  }

export const RULES: readonly Rule[] = [
  on(COMMANDS.about, ({ world: { accounts, identities } }) => ({
    accounts: [...accounts],
    tokens: Object.fromEntries(identities.map(({ name, token }) => [name, token])),
  })),
  on(
    COMMANDS.reset,
    does((it) => it.reset()),
  ),
  on(COMMANDS.fault, ({ faults }, words) => ({ id: faults.add(words) })),
  on(
    COMMANDS.lift,
    does(({ faults }, { id }) => faults.lift(id)),
  ),
  on(
    COMMANDS.quirks,
    does(({ world }, words) => Object.assign(world.quirks, words)),
  ),
  on(
    COMMANDS.overlay,
    does(({ world }, { id, ...overlay }) => world.overlays.set(id, overlay)),
  ),
  on(
    COMMANDS.quota,
    does(({ quota }, words) => quota.set(words)),
  ),
  on(COMMANDS.identity, does(changeIdentity)),
  on(COMMANDS.seed, ({ world }, words) => seed(world, words)),
  on(COMMANDS.connect, (it, { tunnel: id, token, ...arrival }) => {
    const tunnel = tunnelOf(it, id)
    if (token !== undefined && token !== installToken(tunnel)) throw new Error('Unauthorized')
    return { connector: join(tunnel, arrival).id }
  }),
  on(COMMANDS.keep, does(keepConnections)),
  on(COMMANDS.emit, ({ sessions }, { connector, lines }) => ({
    heard: sessions.emit(connector, lines),
  })),
  on(COMMANDS.streaming, ({ sessions }, { connector }) => ({
    sessions: sessions.streaming(connector),
  })),
  on(
    COMMANDS.closeLogs,
    does(({ sessions }, { tunnel, why }) => sessions.close(tunnel, CLOSING[why])),
  ),
  on(
    COMMANDS.expireLogs,
    does(({ world }) => world.logAccess.clear()),
  ),
  on(COMMANDS.requests, ({ record }) => record.entries),
  on(COMMANDS.counts, ({ record }) => record.counts()),
  on(COMMANDS.violations, ({ record }) => record.breaches),
  on(
    COMMANDS.forget,
    does(({ record }) => record.forget()),
  ),
]

function changeIdentity(
  { world }: StandIn,
  { name, state, groups, roles }: z.output<typeof COMMANDS.identity.asks>,
): void {
  const who: Identity | undefined = world.identities.find((one) => one.name === name)
  if (who === undefined) throw new Error(`There is nobody called ${name}.`)
  who.state = state ?? who.state
  const [grant] = who.grants
  if (grant === undefined) return
  grant.groups = groups ?? grant.groups
  grant.roles = roles ?? grant.roles
}

function keepConnections(it: StandIn, asked: z.output<typeof COMMANDS.keep.asks>): void {
  const tunnel = it.world.tunnels.get(asked.tunnel)
  const connector = tunnel?.connectors.get(asked.connector)
  if (tunnel !== undefined && connector !== undefined)
    return keep(tunnel, connector, asked.connections)
  if (asked.connections > 0) throw new Error(`There is no connector ${asked.connector}.`)
}

function tunnelOf({ world }: StandIn, id: string): Tunnel {
  const tunnel = world.tunnels.get(id)
  if (tunnel === undefined || tunnel.deleted_at !== null) throw new Error(`Tunnel not found: ${id}`)
  return tunnel
}
