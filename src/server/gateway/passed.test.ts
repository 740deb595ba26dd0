/** The token is repeated nowhere, whatever Cloudflare's API answers. */
import { expect, test } from 'vitest'
import type { Operation } from '#contract/operation.ts'
import { Refusal } from '#contract/refusal.ts'
import { tunnelGet, tunnelList } from '#contract/tunnel-operations.ts'
import { askFor } from './answer.ts'
import { answerTo } from './passed.ts'
import { ACCOUNT, ASKING, fakeApi, ID, TOKEN, yes } from './testing/fake-api.ts'

async function read<O extends Operation>(operation: O, response: Response) {
  const { upstream, lines } = fakeApi(() => response)
  const asking = { ...ASKING, params: { account: ACCOUNT, tunnel: ID } }
  try {
    return { answer: await askFor(upstream, operation, asking), lines }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error, lines }
    throw error
  }
}

test('what repeats the token is told without it: words, places, links, and headers beside them', async () => {
  const errors = [
    {
      code: 1000,
      message: `Bearer ${TOKEN} is none, ${TOKEN}!`,
      documentation_url: `https://developers.cloudflare.com/?token=${TOKEN}`,
      source: { pointer: `/${TOKEN}` },
    },
  ]
  const headers = {
    'cf-ray': TOKEN,
    'retry-after': TOKEN,
    ratelimit: `"${TOKEN}";r=50;t=30`,
    'ratelimit-policy': `"${TOKEN}";q=100;w=60`,
  }
  const said = { success: false, errors, result_info: { page: TOKEN } }
  const { refusal } = await read(tunnelGet, Response.json(said, { status: 400, headers }))
  expect(refusal?.errors[0]?.message).toBe('Bearer (token) is none, (token)!')
  const shown = answerTo(refusal ?? new Refusal(500, []))
  expect(shown.headers.get('ratelimit')).toBe('"(token)";r=50;t=30')
  expect([...shown.headers].join() + (await shown.text())).not.toContain(TOKEN)
  const { lines } = await read(tunnelGet, new Response(TOKEN, { status: 502, headers }))
  expect(lines).toHaveLength(1)
  expect(lines[0]).not.toContain(TOKEN)
})

test('a yes that repeats the token is told without it', async () => {
  const rows = [{ id: ID, name: `made with ${TOKEN}`, status: TOKEN }]
  const result_info = { page: 1, per_page: 1, count: 1, total_count: 1, [TOKEN]: TOKEN }
  const { answer } = await read(tunnelList, yes(rows, { result_info }))
  expect(answer?.result).toMatchObject([{ name: 'made with (token)', status: '(token)' }])
  expect(JSON.stringify(answer)).not.toContain(TOKEN)
})
