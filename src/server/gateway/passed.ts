/** What is passed on of the headers that Cloudflare's API answers with: the rate limit, and what its support asks for. */
import { Refusal } from '#contract/refusal.ts'
import { failure } from '../envelope.ts'

const PASSED = ['retry-after', 'ratelimit', 'ratelimit-policy', 'cf-ray']

type Passed = readonly (readonly [name: string, value: string])[]

/** A text of the API's, in which the token that it was asked with is not repeated. */
export const withoutToken = (text: string, token: string): string =>
  text.replaceAll(token, '(token)')

export const passedOf = (told: Headers, token: string): Passed =>
  PASSED.flatMap((name) => {
    const value = told.get(name)
    return value === null ? [] : [[name, withoutToken(value, token)] as const]
  })

/** Puts them on an answer. All else is said by this server. */
export function passOn(response: Response, passed: Passed): Response {
  for (const [name, value] of passed) response.headers.set(name, value)
  return response
}

/** A no to what the API was asked, with the headers beside it: they say how long to wait. */
export class UpstreamRefusal extends Refusal {
  readonly passed: Passed

  constructor({ status, errors }: Refusal, passed: Passed) {
    super(status, errors)
    this.passed = passed
  }
}

/** The answer that says no, in the words of the refusal and with the headers that came with it. */
export const answerTo = (refusal: Refusal): Response =>
  passOn(failure(refusal), refusal instanceof UpstreamRefusal ? refusal.passed : [])
