/** One try of one change. */
import { Refusal } from '#contract/refusal.ts'
import type { ServiceConfig } from '#contract/service-config.ts'
import { tunnelOf, type VpcService } from '#contract/service.ts'
import { Dropped } from '../../api/underway.ts'
import { configOf, onTunnel } from '#contract/service-request.ts'
import { isAnswerLost } from '../shell/lost-answer.ts'
import { whyNotEdited } from '../shell/editable.ts'
import type { Change, Ended, Pending } from './change.ts'
import { ELSEWHERE, gone, MISSING, there } from './settle.ts'

/** What a job asks of the API, of one account. Each rejects with a `Refusal`, or where no answer came with `Unreachable`. */
export type Api = {
  list: () => Promise<readonly VpcService[]>
  create: (config: ServiceConfig) => Promise<VpcService>
  read: (service: string) => Promise<VpcService>
  replace: (service: string, config: ServiceConfig) => Promise<VpcService>
  remove: (service: string) => Promise<unknown>
}

/** What a try comes to: an end, or what is in its way. */
export type Tried =
  | { is: 'ended'; outcome: Ended }
  /** The answer was lost: it may be done. */
  | { is: 'lost'; why: string }
  /** The name is taken: perhaps by what this job has made. */
  | { is: 'taken'; why: string }
  /** Nothing was done, and it is asked to wait. */
  | { is: 'wait' }
  /** Nothing was done, and nothing else of this kind would be: the session is over, or a role is missing. */
  | { is: 'barred'; why: string }

/** Tries a change; never rejects. */
export async function attempt(api: Api, change: Change, pending: Pending): Promise<Tried> {
  try {
    return { is: 'ended', outcome: await TRY[change.do](api, change, pending) }
  } catch (error) {
    const trouble = troubleOf(error)
    return trouble.is === 'refused'
      ? { is: 'ended', outcome: { is: 'failed', why: trouble.why } }
      : trouble
  }
}

/** What stands in the way; `refused`: this one thing is, for good. */
export type Trouble = Exclude<Tried, { is: 'ended' }> | { is: 'refused'; why: string }

/** What stands in the way, by what was thrown. A 404 means another thing to each kind of change, and does not come here. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof Error)) return { is: 'refused', why: String(error) }
  const why = error.message
  if (isAnswerLost(error) || error instanceof Dropped) return { is: 'lost', why }
  if (!(error instanceof Refusal)) return { is: 'refused', why }
  if (error.status === 429) return { is: 'wait' }
  // Who reads it has signed in again: what the API says to a program would be of no use.
  if (error.status === 401) return { is: 'barred', why: 'The session had ended.' }
  if (error.status === 403) return { is: 'barred', why }
  if (error.is('serviceNameTaken') || error.status === 409) return { is: 'taken', why }
  return error.status >= 500 ? { is: 'lost', why } : { is: 'refused', why }
}

type Of<Do extends Change['do']> = Extract<Change, { do: Do }>
type Try = (api: Api, change: Change, pending: Pending) => Promise<Ended>

/** Narrows a change to the kind its try is for. */
const only =
  <Do extends Change['do']>(
    kind: Do,
    run: (api: Api, change: Of<Do>, pending: Pending) => Promise<Ended>,
  ): Try =>
  (api, change, pending) => {
    if (!isOf(kind, change)) throw new TypeError(`This is to ${change.do}, not to ${kind}.`)
    return run(api, change, pending)
  }

const isOf = <Do extends Change['do']>(kind: Do, change: Change): change is Of<Do> =>
  change.do === kind

const TRY: Record<Change['do'], Try> = {
  create: only('create', async (api, { config }) => {
    const { service_id } = await api.create(config)
    return { is: 'done', service: service_id }
  }),
  delete: only('delete', async (api, { service }, pending) => {
    const answer = await orMissing(api.remove(service))
    return answer.is === 'missing' ? gone(service, pending) : { is: 'done', service }
  }),
  move: only('move', async (api, change, pending) => {
    const read = await orMissing(api.read(change.service))
    return read.is === 'missing' ? MISSING : move(api, read.found, change, pending)
  }),
}

/** Everything else of a service stays as it is now: a replacement clears what it leaves out. */
async function move(
  api: Api,
  now: VpcService,
  { from, to, service }: Of<'move'>,
  pending: Pending,
): Promise<Ended> {
  const tunnel = tunnelOf(now.host)
  if (tunnel === to) return there(service, pending)
  if (tunnel !== from) return ELSEWHERE
  const config = configOf(now)
  if (config === undefined) return { is: 'skipped', why: whyNotMoved(now) }
  const answer = await orMissing(api.replace(service, onTunnel(config, to)))
  return answer.is === 'missing' ? MISSING : { is: 'done', service }
}

/** Why a service is not written again, whatever is to change about it. */
export const whyNotMoved = (service: VpcService): string =>
  whyNotEdited(service) ??
  'This service can’t be changed here: VPC Console does not know all of its settings.'

async function orMissing<T>(asked: Promise<T>) {
  try {
    return { is: 'found', found: await asked } as const
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return { is: 'missing' } as const
    throw error
  }
}
