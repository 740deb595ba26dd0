/** Trying tokens until one fits. */
import { describe, expect, test } from 'vitest'
import { visitorOf } from '../support/visitor.ts'
import { forThisFile, MODES, startTarget } from './target.ts'

describe.each(MODES)('in %s mode', async (mode) => {
  const target = await forThisFile(mode)

  test('after ten that failed no further sign-in is tried for a while, whatever it says of itself', async () => {
    const visitor = visitorOf(target.url)
    const tries = Array.from({ length: 40 }, async (_, index) => {
      const headers = {
        'x-forwarded-for': `10.0.0.${index}`,
        'cf-connecting-ip': `10.0.1.${index}`,
      }
      return visitor.signIn(`guess${'0'.repeat(20)}${index}`, { headers })
    })
    const answers = await Promise.all(tries)
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(30)
    const refused = await visitor.signIn(target.tokenOf('Admin'))
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('60')
    expect(refused.headers.getSetCookie()).toEqual([])
    expect(await refused.json()).toMatchObject({
      errors: [{ code: 9713, message: expect.stringContaining('Wait a minute') }],
    })
  })

  test('what a guess is answered does not tell how near it was', async () => {
    await using other = await startTarget(mode)
    const token = other.tokenOf('Admin')
    const near = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`
    const answers = [near, token.toUpperCase().replaceAll('0', '1'), 'x'.repeat(token.length)].map(
      async (guess) => {
        const response = await visitorOf(other.url).signIn(guess)
        return [response.status, await response.json()]
      },
    )
    const [first, ...others] = await Promise.all(answers)
    expect(first?.[0]).toBe(401)
    for (const answer of others) expect(answer).toEqual(first)
  })
})
