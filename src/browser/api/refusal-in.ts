import { CODES } from '#contract/codes.ts'
import { type ApiMessage, Failure } from '#contract/envelope.ts'
import { Refusal } from '#contract/refusal.ts'
import { budgetAfter, UNLIMITED } from './rate-limit.ts'

/** wrangler tells a missing role by these words; a person is told it better by what follows them. */
const plain = (error: ApiMessage): ApiMessage => ({
  ...error,
  message: error.message.replace(/^Authentication error: /, ''),
})

const CLOCK = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' })

/** Until when Cloudflare asks to wait, as a sentence; nothing where it does not, or says no time. */
function waitWords({ status, headers }: Response): string | undefined {
  if (status !== 429 || !headers.has('retry-after')) return undefined
  const { waitUntil } = budgetAfter(UNLIMITED, status, headers, Date.now())
  return `Cloudflare asked to wait until ${CLOCK.format(waitUntil)}.`
}

/** This console has limits of its own, with words of its own. */
const isOurs = ({ code }: ApiMessage): boolean =>
  Object.values(CODES).some((known) => known.ours && known.code === code)

/** What the API refused with, from an answer that is not ok. */
export async function refusalIn(response: Response): Promise<Refusal> {
  const json: unknown = await response.json()
  const wait = waitWords(response)
  const said = (error: ApiMessage): ApiMessage =>
    wait === undefined || isOurs(error) ? plain(error) : { ...error, message: wait }
  return new Refusal(response.status, Failure.parse(json).errors.map(said))
}
