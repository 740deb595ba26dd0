/** What the control door understands, said once for the process and for the tests' client. */
import * as z from 'zod'
import { FaultWords } from '../faults.ts'
import { TOKEN_STATES } from '../identities.ts'
import { LineWords } from '../log-sessions.ts'
import { Overlay, Quirks } from '../quirks.ts'
import { QuotaWords } from '../quota.ts'
import { Breach, Entry } from '../record.ts'

/** One word of the door: `POST /control/{name}` with a body, answered with JSON. */
export interface Command<Asks extends z.ZodType, Answers extends z.ZodType> {
  name: string
  asks: Asks
  answers: Answers
}

const command = <Asks extends z.ZodType, Answers extends z.ZodType>(
  name: string,
  asks: Asks,
  answers: Answers,
): Command<Asks, Answers> => ({ name, asks, answers })

const nothing = z.strictObject({})
const done = z.object({})
const account = z.string().optional()
const connections = z.int().min(0).max(4)

export const COMMANDS = {
  about: command(
    'about',
    nothing,
    z.object({
      accounts: z.array(z.object({ id: z.string(), name: z.string() })),
      tokens: z.record(z.string(), z.string()),
    }),
  ),
  /** Back to the beginning; the tokens stay. */
  reset: command('reset', nothing, done),
  fault: command('fault', FaultWords, z.object({ id: z.string() })),
  lift: command('lift', z.strictObject({ id: z.string().optional() }), done),
  quirks: command('quirks', Quirks.partial(), done),
  overlay: command('overlay', z.strictObject({ id: z.string(), ...Overlay.shape }), done),
  quota: command('quota', QuotaWords, done),
  /** Changes what a token may do, or whether it is good at all. */
  identity: command(
    'identity',
    z.strictObject({
      name: z.string(),
      state: z.enum(TOKEN_STATES).optional(),
      /** In its first account. */
      groups: z.array(z.string()).optional(),
      roles: z.array(z.string()).optional(),
    }),
    done,
  ),
  /** Many tunnels and services at once; the services are spread over the tunnels. */
  seed: command(
    'seed',
    z.strictObject({
      account,
      tunnels: z.int().min(1),
      services: z.int().min(0).default(0),
      /** Connectors to a tunnel, each with four connections. */
      connectors: z.int().min(0).default(0),
      prefix: z.string().default('seeded'),
    }),
    z.object({ tunnels: z.array(z.string()), services: z.array(z.string()) }),
  ),
  connect: command(
    'connect',
    z.strictObject({
      tunnel: z.string(),
      /** What it was installed with: checked where it is given. */
      token: z.string().optional(),
      connector: z.guid().optional(),
      connections: connections.min(1).default(4),
      version: z.string().default('2026.8.2'),
      arch: z.string().default('linux_amd64'),
      origin_ip: z.string().default('203.0.113.7'),
    }),
    z.object({ connector: z.string() }),
  ),
  /** How many connections a connector is to have; with none it is gone. */
  keep: command(
    'keep',
    z.strictObject({ tunnel: z.string(), connector: z.string(), connections }),
    done,
  ),
  emit: command(
    'emit',
    z.strictObject({ connector: z.string(), lines: z.array(LineWords) }),
    z.object({ heard: z.int() }),
  ),
  streaming: command(
    'streaming',
    z.strictObject({ connector: z.string() }),
    z.object({ sessions: z.int() }),
  ),
  closeLogs: command(
    'close-logs',
    z.strictObject({ tunnel: z.string(), why: z.enum(['notStarted', 'limit', 'idle']) }),
    done,
  ),
  /** Makes every token for logs that was given out useless. */
  expireLogs: command('expire-logs', nothing, done),
  requests: command('requests', nothing, z.array(Entry)),
  counts: command('counts', nothing, z.record(z.string(), z.int())),
  violations: command('violations', nothing, z.array(Breach)),
  /** Begins the record anew. */
  forget: command('forget', nothing, done),
} as const
