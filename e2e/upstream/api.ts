/** The API's side: from a request to its answer. */
import type { IncomingMessage } from 'node:http'
import { refused, succeeded, type Answer } from './answer.ts'
import { readBody, readJson } from './check/body.ts'
import { checkHeaders } from './check/headers.ts'
import { place } from './check/path.ts'
import { readQuery } from './check/query.ts'
import type { Identity } from './identities.ts'
import type { Operation } from './operation.ts'
import { TABLE } from './operations/table.ts'
import { VERIFYING } from './operations/user.ts'
import * as problems from './problem.ts'
import { quirky, UNHEARD_OF } from './quirks.ts'
import type { Entry } from './record.ts'
import type { StandIn } from './stand-in.ts'
import type { World } from './world.ts'

export const BASE = '/client/v4'

/** What was asked, once it is known to be as documented. */
export interface Checked {
  operation: Operation
  run: ReturnType<Operation['check']>
}

/** Throws a `Violation` for whatever is not as documented. */
export async function check(
  request: IncomingMessage,
  host: string,
  entry: Entry,
): Promise<Checked> {
  const text = await readBody(request)
  const { rawHeaders, method = '' } = request
  const [path = '', query = ''] = entry.path.split(/\?(.*)/s)
  const { row, params } = place(TABLE, method, path)
  entry.operation = row.name
  checkHeaders({ rawHeaders, host, hasBody: text !== '' })
  const asked = { params, query: readQuery(query), body: readJson(text) }
  return { operation: row, run: row.check(asked) }
}

/** Does what was asked; throws the `Problem` it meets. */
export function perform({ world }: StandIn, { operation, run }: Checked, token: string): Answer {
  const outcome = run(callerOf(world, token, operation), world)
  const { quirks, overlays } = world
  const unknown = quirks.extra ? UNHEARD_OF : {}
  if ('nothing' in outcome) return succeeded(outcome, unknown)
  return succeeded({ ...outcome, result: quirky(outcome.result, quirks, overlays) }, unknown)
}

function callerOf({ identities, quirks }: World, token: string, { name }: Operation): Identity {
  // Tokens may come to look otherwise; what is no word at all never was one.
  if (!/^[\w-]{20,200}$/.test(token)) throw problems.malformedToken()
  const caller = identities.find((one) => one.token === token)
  const verifying = VERIFYING.includes(name)
  if (caller === undefined && verifying) throw problems.invalidToken()
  if (caller === undefined || (caller.state !== 'active' && !verifying)) {
    throw problems.authenticationError(quirks.deadToken)
  }
  return caller
}

/** Any failure as its answer; a violation is recorded. */
export function failed(error: unknown, { record }: StandIn, entry: Entry): Answer {
  if (error instanceof problems.Problem) return refused(error)
  if (!(error instanceof problems.Violation)) throw error
  record.breach(entry, error.message)
  return refused(
    new problems.Problem(400, { code: 9999, message: `Not documented: ${error.message}` }),
  )
}
