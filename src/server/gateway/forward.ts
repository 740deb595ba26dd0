/** Binds each operation under `/client/v4` to Cloudflare's API, as the directory does to itself in local mode. */
import type { Context } from 'hono'
import type { Operation } from '#contract/operation.ts'
import { OPERATIONS } from '#contract/operations.ts'
import { refuse, Refusal } from '#contract/refusal.ts'
import { failure, success } from '../envelope.ts'
import { readBody, readQuery } from '../input.ts'
import { readAnswer } from './answer.ts'
import { API_ROOT } from './api-base.ts'
import type { Upstream, UpstreamAnswer } from './upstream.ts'

/** Who asks: a token, and the account it was given with where it does not tell one. */
export interface Credentials {
  token: string
  account?: string | undefined
}

/** An operation with what answers it. It answers every refusal but those from before anything was sent: it throws them. */
export interface ForwardRoute {
  operation: Operation
  answer: (context: Context, credentials: Credentials) => Promise<Response>
}

/** Every operation of Cloudflare's vocabulary. Which accounts a token opens is for the API to say, each time. */
export const gatewayRoutes = (upstream: Upstream): ForwardRoute[] =>
  OPERATIONS.filter(({ path }) => path.startsWith(`${API_ROOT}/`)).map((operation) => ({
    operation,
    answer: (context, credentials) => forward(upstream, operation, context, credentials),
  }))

async function forward(
  upstream: Upstream,
  operation: Operation,
  { req }: Context,
  credentials: Credentials,
): Promise<Response> {
  const { raw: request } = req
  // A HEAD would be routed here with the GET, and cost a whole request of the rate limit.
  if (request.method !== operation.method) throw noRoute(request.method)
  const params = req.param()
  const query = readQuery(operation.query, request.url)
  const body = operation.body && (await readBody(operation.body, request))
  const { token } = credentials
  const answer = await upstream.ask(operation, {
    token,
    params,
    query,
    body,
    signal: request.signal,
  })
  return withHeaders(responseTo(upstream, operation, answer), answer.headers)
}

const noRoute = (method: string) =>
  refuse(404, { kind: 'noRoute', message: `No route for ${method} here.` })

/** A refusal is answered here and not thrown, for the headers beside it say how long to wait. */
function responseTo(upstream: Upstream, operation: Operation, answer: UpstreamAnswer): Response {
  try {
    return success(readAnswer(upstream, operation, answer))
  } catch (error) {
    if (error instanceof Refusal) return failure(error)
    throw error
  }
}

/** The rate limit, and what Cloudflare's support asks for. All else is said by this server. */
const PASSED = ['retry-after', 'ratelimit', 'ratelimit-policy', 'cf-ray']

function withHeaders(response: Response, told: Headers): Response {
  for (const name of PASSED) {
    const value = told.get(name)
    if (value !== null) response.headers.set(name, value)
  }
  return response
}
