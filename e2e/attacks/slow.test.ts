/** Whoever takes their time, on either side. The tests wait for as long as the server is patient, all at once. */
import { expect, test } from 'vitest'
import { bodyOf, head, sendRaw, statusesOf } from './raw.ts'
import { forThisFile, MODES, type AttackedMode } from './target.ts'

async function signedIn(mode: AttackedMode) {
  const target = await forThisFile(mode)
  const cookie = await target.cookieOf('Admin')
  const account = `/client/v4/accounts/${target.accountId}`
  const own = [`host: ${new URL(target.url).host}`, `origin: ${target.url}`, `cookie: ${cookie}`]
  return {
    ...target,
    post: (...more: string[]) => [`POST ${account}/cfd_tunnel HTTP/1.1`, ...own, ...more],
    get: (list: string) => fetch(`${target.url}${account}/${list}`, { headers: { cookie } }),
  }
}

const [local, cloudflare] = await Promise.all([signedIn('local'), signedIn('cloudflare')])
const TARGETS = { local, cloudflare }

test.concurrent.each(MODES)(
  'whoever takes their time over headers or body has half a minute, and holds up nobody (%s)',
  async (mode) => {
    const { url, post, get } = TARGETS[mode]
    const slow = [
      head(post('content-length: 100'), '{"name":'),
      head(post('transfer-encoding: chunked'), '5\r\n{"na'),
      `${post('content-length: 2').join('\r\n')}\r\nx-slow: `,
    ]
    const waiting = slow.flatMap((bytes) => Array.from({ length: 50 }, () => sendRaw(url, bytes)))
    expect((await get('cfd_tunnel')).status).toBe(200)
    for (const answer of await Promise.all(waiting)) {
      expect(statusesOf(answer)).toEqual([408])
      expect(JSON.parse(bodyOf(answer))).toMatchObject({ success: false, errors: [{ code: 9708 }] })
    }
  },
)

test.concurrent('an API behind that stops in the middle of an answer is waited for half a minute', async () => {
  await cloudflare.upstream?.fault({ path: 'mtls_certificates', harm: { as: 'stalled' } })
  const late = cloudflare.get('mtls_certificates')
  expect((await cloudflare.get('cfd_tunnel')).status).toBe(200)
  expect((await late).status).toBe(504)
  expect(await (await late).json()).toMatchObject({ success: false, errors: [{ code: 9741 }] })
})
