/** The API's own words for a no, made fit to be shown. */
import * as z from 'zod/mini'
import { CODES } from '#contract/codes.ts'
import type { ApiMessage } from '#contract/envelope.ts'
import { Refusal } from '#contract/refusal.ts'

const MOST_ERRORS = 20
/** In characters. */
const LONGEST = 500

const maybe = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.catch(z.optional(schema), undefined)

/** One error of a failure; what of it is in another form is as if it were not told. */
export const UpstreamError = z.object({
  code: z.catch(z.number(), CODES.badUpstream.code),
  message: z.catch(z.string(), ''),
  documentation_url: maybe(z.string().check(z.startsWith('https://'), z.maxLength(LONGEST))),
  source: maybe(z.object({ pointer: z.string().check(z.maxLength(LONGEST)) })),
})
type UpstreamError = z.infer<typeof UpstreamError>

/** The refusal of an answer. A status that says yes, which some of the API's services send, becomes 400. */
export function refusalIn(status: number, errors: readonly UpstreamError[]): Refusal {
  const told = errors.length > 0 ? errors : [{ code: CODES.badUpstream.code, message: '' }]
  const shown = told.slice(0, MOST_ERRORS).map((error) => shownOf(error, status))
  return new Refusal(status >= 400 ? status : 400, shown)
}

const shownOf = (
  { code, message, documentation_url, source }: UpstreamError,
  status: number,
): ApiMessage => ({
  code,
  message:
    onOneLine(message) || `Cloudflare’s API refused this with status ${status}, and no words.`,
  ...(documentation_url !== undefined && { documentation_url }),
  ...(source !== undefined && { source }),
})

const onOneLine = (text: string): string =>
  text
    .slice(0, LONGEST)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
