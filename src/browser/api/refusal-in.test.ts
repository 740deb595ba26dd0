import { expect, test } from 'vitest'
import { CODES, type CodeName } from '#contract/codes.ts'
import { refusalIn } from './refusal-in.ts'

/** The words of a refusal of this kind. */
async function told(kind: CodeName, status: number, headers = {}): Promise<string> {
  const errors = [{ code: CODES[kind].code, message: 'Authentication error: As it was said.' }]
  const body = { success: false, errors, messages: [], result: null }
  return (await refusalIn(Response.json(body, { status, headers }))).message
}

test('who asked too often is told until when to wait', async () => {
  expect(await told('rateLimited', 429, { 'retry-after': '60' })).toMatch(
    /^Cloudflare asked to wait until \d\d:\d\d:\d\d\.$/,
  )
})

test('where no time is told, or the limit is this console’s own, the words are those of the answer', async () => {
  expect(await told('rateLimited', 429)).toBe('As it was said.')
  expect(await told('tooManyAttempts', 429, { 'retry-after': '60' })).toBe('As it was said.')
  expect(await told('forbidden', 403, { 'retry-after': '60' })).toBe('As it was said.')
})
