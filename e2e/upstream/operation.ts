import * as z from 'zod'
import type { Outcome } from './answer.ts'
import type { Identity } from './identities.ts'
import { authenticationError, type Problem, Violation, wrongAccount } from './problem.ts'
import type { World } from './world.ts'

/** A request of which nothing is known yet but its place in the table. */
interface Asked {
  params: Record<string, string>
  query: Record<string, string>
  /** `undefined` where there was none. */
  body: unknown
}

export interface Operation {
  /** How it is counted, such as `GET /accounts/{account}/cfd_tunnel`. */
  name: string
  method: string
  path: string
  /** Throws a `Violation` where the documentation does not allow what is asked; answers how to go on. */
  check(asked: Asked): (caller: Identity, world: World) => Outcome
}

interface Call<Query, Body> {
  world: World
  caller: Identity
  query: Query
  body: Body
  /** A part of the path. */
  param: (name: string) => string
}

interface Spec<Query extends z.ZodObject, Body extends z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/client/v4`, with `{names}`. */
  path: string
  query: Query
  body: Body
  /** Permission groups of which one is enough; nothing to ask for where it is left out. */
  needs?: readonly string[]
  /** What somebody without is told, where it is not the usual. */
  otherwise?: () => Problem
  answer(call: Call<z.output<Query>, z.output<Body>>): Outcome
}

export const NO_QUERY = z.strictObject({})
export const NO_BODY = z.undefined()
/** The documentation asks for `{}`; Cloudflare's own clients send nothing. */
export const EMPTY_BODY = z.strictObject({}).optional()

/** Writes a row of the table: what is documented, and what answers it. */
export function operation<Query extends z.ZodObject, Body extends z.ZodType>(
  spec: Spec<Query, Body>,
): Operation {
  const { method, path } = spec
  return {
    name: `${method} ${path}`,
    method,
    path,
    check({ params, ...asked }) {
      const query = fitting(spec.query, asked.query, 'query')
      const body = fitting(spec.body, asked.body, 'body')
      const param = (name: string) => params[name] ?? ''
      return (caller, world) => {
        permit(caller, params['account'], spec)
        return spec.answer({ world, caller, query, body, param })
      }
    },
  }
}

function fitting<T extends z.ZodType>(schema: T, value: unknown, where: string): z.output<T> {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  throw new Violation(`${where}: ${z.prettifyError(read.error).replaceAll('\n', ' ')}`)
}

function permit(
  caller: Identity,
  account: string | undefined,
  { needs, otherwise }: { needs?: readonly string[]; otherwise?: () => Problem },
): void {
  const grant = caller.grants.find((one) => one.account === account)
  if (account !== undefined && grant === undefined) throw wrongAccount()
  const held = grant?.groups ?? caller.userGroups
  if (needs === undefined || needs.some((group) => held.includes(group))) return
  throw otherwise?.() ?? authenticationError(403)
}
