/** Binds each operation under `/client/v4` to Cloudflare's API, as the directory does to itself in local mode. */
import type { Context } from 'hono'
import type { Operation } from '#contract/operation.ts'
import { OPERATIONS } from '#contract/operations.ts'
import { success } from '../envelope.ts'
import { readBody, readQuery } from '../input.ts'
import { readAnswer } from './answer.ts'
import { API_ROOT } from './api-base.ts'
import { passedOf, passOn } from './passed.ts'
import type { Upstream } from './upstream.ts'

/** Who asks: a token, and the account it was given with where it does not tell one. */
export interface Credentials {
  token: string
  account?: string | undefined
}

/** An operation with what answers it. Throws a Refusal where that is no yes. */
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
  { req, var: { requestId } }: Context,
  { token }: Credentials,
): Promise<Response> {
  const { raw: request } = req
  const query = readQuery(operation.query, request.url)
  const body = operation.body && (await readBody(operation.body, request))
  const { signal } = request
  const asking = { token, reference: requestId, params: req.param(), query, body, signal }
  const answer = await upstream.ask(operation, asking)
  const response = success(readAnswer(upstream, operation, asking, answer))
  return passOn(response, passedOf(answer.headers, token))
}
