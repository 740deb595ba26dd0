import { type ApiMessage, Failure } from '#contract/envelope.ts'
import { Refusal } from '#contract/refusal.ts'

/** wrangler tells a missing role by these words; a person is told it better by what follows them. */
const plain = (error: ApiMessage): ApiMessage => ({
  ...error,
  message: error.message.replace(/^Authentication error: /, ''),
})

/** What the API refused with, from an answer that is not ok. */
export async function refusalIn(response: Response): Promise<Refusal> {
  const json: unknown = await response.json()
  return new Refusal(response.status, Failure.parse(json).errors.map(plain))
}
