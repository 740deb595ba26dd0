/** Bodies that are too large, too deep, or never end: from whoever asks, and from the API behind. */
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { bodyOf, head, sendRaw, socketTo, statusesOf } from './raw.ts'
import { forThisFile, MODES, type Target } from './target.ts'

const MIB = 1024 * 1024

/** What the process takes of the machine's memory, in MiB. */
const memoryOf = ({ process: { pid } }: Target): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024

const chunk = (bytes: string): string => `${bytes.length.toString(16)}\r\n${bytes}\r\n`

describe.each(MODES)('in %s mode', async (mode) => {
  const target = await forThisFile(mode)
  const { url, accountId, upstream } = target
  const cookie = await target.cookieOf('Admin')
  const tunnels = `/client/v4/accounts/${accountId}/cfd_tunnel`
  const own = [`host: ${new URL(url).host}`, `origin: ${url}`, `cookie: ${cookie}`]
  const post = (...more: string[]) => [`POST ${tunnels} HTTP/1.1`, ...own, ...more]
  const changes = async () => (await target.reached()).filter((asked) => !asked.startsWith('GET '))
  const isServing = async () =>
    expect((await fetch(url + tunnels, { headers: { cookie } })).status).toBe(200)

  test.each<[string, string[], (body: string) => string]>([
    ['said', [`content-length: ${2 * MIB}`], (body) => body],
    ['in chunks', ['transfer-encoding: chunked'], (body) => `${chunk(body)}0\r\n\r\n`],
  ])('a body of 2 MiB, its length %s, is refused and goes nowhere', async (_, headers, form) => {
    const answer = await sendRaw(url, head(post(...headers), form('x'.repeat(2 * MIB))))
    expect(statusesOf(answer)).toEqual([413])
    expect(JSON.parse(bodyOf(answer))).toMatchObject({ success: false, result: null })
    expect(await changes()).toEqual([])
    await isServing()
  })

  test('a body without end is refused as soon as it is too long, and the rest is not taken', async () => {
    const before = memoryOf(target)
    const socket = socketTo(url)
    let answered = ''
    socket.on('data', (bytes: Buffer) => (answered += bytes.toString()))
    const closed = new Promise((resolve) => void socket.once('close', resolve))
    socket.write(head(post('transfer-encoding: chunked')))
    const piece = chunk('x'.repeat(64 * 1024))
    const pump = () => {
      while (!socket.destroyed && socket.write(piece));
    }
    socket.on('drain', pump)
    pump()
    await closed
    // Who goes on sending to a closed connection may lose what was answered before.
    expect([[413], []]).toContainEqual(statusesOf(answered))
    expect(socket.bytesWritten).toBeLessThan(16 * MIB)
    expect(memoryOf(target) - before).toBeLessThan(100)
    await isServing()
  })

  test.each([
    ['brackets', '['.repeat(MIB - 1)],
    ['closed brackets', '['.repeat(MIB / 2) + ']'.repeat(MIB / 2)],
    ['objects', '{"name":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
    ['a long number', `{"name":${'9'.repeat(MIB / 2)}}`],
    ['escapes', `{"name":"${String.raw`\ud800`.repeat(100_000)}"}`],
    ['keys', `{${Array.from({ length: 50_000 }, (_, key) => `"${key}":1`).join(',')}}`],
  ])('a body of %s is refused in an envelope', async (_, body) => {
    const lines = post(`content-length: ${body.length}`, 'connection: close')
    const answer = await sendRaw(url, head(lines, body))
    expect(statusesOf(answer)).toEqual([400])
    expect(JSON.parse(bodyOf(answer))).toMatchObject({ success: false })
    expect(await changes()).toEqual([])
    await isServing()
  })

  test.runIf(upstream !== undefined)(
    'an answer without end from the API behind is given up, and memory stays bounded',
    async () => {
      await upstream?.fault({ path: '/mtls_certificates', harm: { as: 'endless' } })
      const before = memoryOf(target)
      const certificates = `/client/v4/accounts/${accountId}/mtls_certificates`
      const asked = Array.from({ length: 8 }, async () => {
        const response = await fetch(url + certificates, { headers: { cookie } })
        expect(response.status).toBe(502)
        expect(await response.json()).toMatchObject({ errors: [{ code: 9740 }] })
      })
      await isServing()
      await Promise.all(asked)
      expect(memoryOf(target) - before).toBeLessThan(500)
      await upstream?.lift()
    },
  )
})
