/** A name of somebody else that now points here: their page is then, to the browser, this console's own. */
import { describe, expect, test } from 'vitest'
import { head, sendRaw, statusesOf } from './raw.ts'
import { forThisFile, MODES } from './target.ts'

const PLACES = ['/', '/sign-in', '/assets/index.js', '/client/v4/user', '/console/v1/session']

const WORDS = /This server does not answer to the name|This is no request that a browser/

describe.each(MODES)('in %s mode', async (mode) => {
  const target = await forThisFile(mode)
  const { url, tokenOf } = target
  const { host, port } = new URL(url)
  const cookie = await target.cookieOf('Admin')
  await target.reached()

  /** Asks for each place with heads of our own, and answers with what status and words that was refused. */
  async function refusals(hosts: readonly string[], origin = '') {
    const answers = PLACES.map((place) => {
      const asked = `GET ${origin}${place} HTTP/1.1`
      const own = [`cookie: ${cookie}`, `authorization: Bearer ${tokenOf('Admin')}`]
      return sendRaw(url, head([asked, ...hosts, ...own, 'connection: close']))
    })
    return (await Promise.all(answers)).map((answer) => {
      const [status] = statusesOf(answer)
      return WORDS.test(answer) ? status : answer
    })
  }

  test.each([
    'evil.example',
    `evil.example:${port}`,
    `EVIL.example:${port}`,
    `127.0.0.1.evil.example:${port}`,
    `localhost.evil.example:${port}`,
    `evil-127.0.0.1:${port}`,
    `127.0.0.1.:${port}`,
    `localhost.:${port}`,
    `0.0.0.0:${port}`,
    `[::]:${port}`,
    `[::ffff:127.0.0.1]:${port}`,
    `[0:0:0:0:0:0:0:1]:${port}`,
    `[::1%25lo]:${port}`,
    `::1:${port}`,
    `127.1:${port}`,
    `2130706433:${port}`,
    `0x7f000001:${port}`,
    `0177.0.0.1:${port}`,
    `127.0.0.1:${port}:80`,
    `127.0.0.1:${port}@evil.example`,
    `evil.example@127.0.0.1:${port}`,
    `127.0.0.1:${port}, evil.example`,
    `127.0.0.1:${port} evil.example`,
    `127.0.0.1:${port}/evil.example`,
    `127.0.0.1:${port}#evil.example`,
    `127.0.0.1\\evil.example`,
    '',
    ' ',
    ':',
    `:${port}`,
    '*',
    'null',
    'file://',
  ])('whoever comes for %j is sent away in words', async (name) => {
    for (const status of await refusals([`host: ${name}`])) expect([400, 403]).toContain(status)
  })

  test('a name that points here is refused with 403, and the words say how to allow it', async () => {
    const answer = await sendRaw(
      url,
      head(['GET / HTTP/1.1', 'host: evil.example', 'connection: close']),
    )
    expect(statusesOf(answer)).toEqual([403])
    expect(answer).toContain('does not answer to the name evil.example. Start it with --allowed-')
  })

  test('two names, whichever comes first, are one too many', async () => {
    for (const status of [
      ...(await refusals([`host: ${host}`, 'host: evil.example'])),
      ...(await refusals(['host: evil.example', `host: ${host}`])),
    ])
      expect([400, 403]).toContain(status)
  })

  test('a name in the request line counts as much as that in the header', async () => {
    for (const status of await refusals([`host: ${host}`], 'http://evil.example'))
      expect(status).toBe(403)
    for (const status of await refusals(['host: evil.example'], url)) expect(status).toBe(403)
  })

  test.each(['x-forwarded-host', 'forwarded', 'x-host', 'x-original-host', 'x-forwarded-server'])(
    '%s makes no name one of ours, and none another’s',
    async (name) => {
      const said = name === 'forwarded' ? 'host=' : ''
      for (const status of await refusals(['host: evil.example', `${name}: ${said}${host}`]))
        expect(status).toBe(403)
      const own = head([
        'GET /console/v1/session HTTP/1.1',
        `host: ${host}`,
        `${name}: ${said}evil.example`,
        `cookie: ${cookie}`,
        'connection: close',
      ])
      expect(statusesOf(await sendRaw(url, own))).toEqual([200])
    },
  )

  test('a request without a name is none', async () => {
    for (const version of ['1.0', '1.1']) {
      const answer = await sendRaw(url, head([`GET / HTTP/${version}`, 'connection: close']))
      expect(statusesOf(answer)).toEqual([400])
    }
  })

  test('of all this nothing came to the API behind', async () => {
    const asked = await target.reached()
    expect(asked).toEqual([])
  })
})
