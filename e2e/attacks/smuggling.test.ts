/** Requests that two servers in a row would read in two ways: the one behind would then do what the first never saw. */
import { beforeEach, describe, expect, test } from 'vitest'
import { bodyOf, head, sendRaw, statusesOf } from './raw.ts'
import { forThisFile, MODES } from './target.ts'

describe.each(MODES)('in %s mode', async (mode) => {
  const target = await forThisFile(mode)
  const { url, accountId } = target
  const cookie = await target.cookieOf('Admin')
  const own = [`host: ${new URL(url).host}`, `origin: ${url}`, `cookie: ${cookie}`]
  const tunnels = `/client/v4/accounts/${accountId}/cfd_tunnel`
  /** The request that stands behind another. */
  const hidden = head([`GET /client/v4/accounts/${accountId}/mtls_certificates HTTP/1.1`, ...own])
  beforeEach(() => target.reached().then(() => {}))

  /** Sends a request that means to make a tunnel, and answers how often anything was asked behind. */
  async function post(headers: string[], body: string): Promise<string[]> {
    const lines = [`POST ${tunnels} HTTP/1.1`, ...own, ...headers]
    const answer = await sendRaw(url, head(lines, body + hidden), true)
    expect(answer).not.toMatch(/^HTTP\/1.1 5|^ +at |node_modules/m)
    return target.reached()
  }

  const CHUNKED = 'transfer-encoding: chunked'

  test.each<[string, string[], string]>([
    ['both lengths', [CHUNKED, 'content-length: 5'], '0\r\n\r\n'],
    ['both lengths, the other way round', ['content-length: 5', CHUNKED], '0\r\n\r\n'],
    ['an encoding of another name', ['transfer-encoding: xchunked'], '0\r\n\r\n'],
    ['an encoding before a space', ['transfer-encoding : chunked'], '0\r\n\r\n'],
    ['an encoding after a line', ['x: y\r\n transfer-encoding: chunked'], '0\r\n\r\n'],
    ['an encoding on the next line', ['transfer-encoding:\r\n chunked'], '0\r\n\r\n'],
    ['an encoding in quotes', ['transfer-encoding: "chunked"'], '0\r\n\r\n'],
    ['an encoding with a sign', ['transfer-encoding: \x0bchunked'], '0\r\n\r\n'],
    ['an encoding with a NUL', ['transfer-encoding: chunked\0'], '0\r\n\r\n'],
    ['two encodings', [CHUNKED, 'transfer-encoding: identity'], '0\r\n\r\n'],
    ['two encodings in one', ['transfer-encoding: chunked, identity'], '0\r\n\r\n'],
    ['an encoding behind a bare line feed', [`x: y\n${CHUNKED}`, 'content-length: 5'], '0\r\n\r\n'],
    ['two lengths', ['content-length: 0', 'content-length: 5'], '{}'],
    ['two lengths in one', ['content-length: 0, 5'], '{}'],
    ['a length with a sign', ['content-length: +2'], '{}'],
    ['a length below nothing', ['content-length: -1'], '{}'],
    ['a length in hexadecimal', ['content-length: 0x2'], '{}'],
    ['a length beyond all numbers', ['content-length: 18446744073709551618'], '{}'],
    ['a length before a space', ['content-length : 2'], '{}'],
    ['a chunk of no number', [CHUNKED], 'zz\r\n{}\r\n0\r\n\r\n'],
    ['a chunk in hexadecimal', [CHUNKED], '0x2\r\n{}\r\n0\r\n\r\n'],
    ['a chunk with a sign', [CHUNKED], '+2\r\n{}\r\n0\r\n\r\n'],
    ['a chunk beyond all numbers', [CHUNKED], 'ffffffffffffffff2\r\n{}\r\n0\r\n\r\n'],
    ['a chunk longer than it says', [CHUNKED], '1\r\n{}\r\n0\r\n\r\n'],
    ['a chunk that ends in a bare line feed', [CHUNKED], '2\n{}\n0\n\n'],
    ['an extension with a line feed', [CHUNKED], '2;a\nb\r\n{}\r\n0\r\n\r\n'],
    ['a header without a name', [': x', 'content-length: 2'], '{}'],
    ['a name with a line feed', ['a\nb: c', 'content-length: 2'], '{}'],
    ['a longer body than it sends', ['content-length: 9999'], '{"name":"a"}'],
  ])('a request with %s is not understood, and nothing in it is done', async (_, headers, body) => {
    expect(await post(headers, body)).toEqual([])
  })

  test('what follows a request that is the last is not read', async () => {
    const body = '{"name":"alone"}'
    const length = `content-length: ${body.length}`
    const lines = [`POST ${tunnels} HTTP/1.1`, ...own, length, 'connection: close']
    const answer = await sendRaw(url, head(lines, body + hidden))
    expect(statusesOf(answer)).toHaveLength(1)
    for (const asked of await target.reached()) expect(asked).toMatch(/^POST .*cfd_tunnel$/)
  })

  test('a second request on the same connection is one of its own, without the first one’s cookie', async () => {
    const first = head([`GET ${tunnels} HTTP/1.1`, ...own])
    const second = head([`GET ${tunnels} HTTP/1.1`, String(own[0]), 'connection: close'])
    expect(statusesOf(await sendRaw(url, first + second))).toEqual([200, 400])
    expect(await target.reached()).toHaveLength(mode === 'local' ? 0 : 1)
  })

  test.each([
    'x-http-method-override: DELETE',
    'x-http-method: DELETE',
    'x-method-override: DELETE',
    'x-original-url: /client/v4/user',
    'x-rewrite-url: /client/v4/user',
    'x-forwarded-prefix: /client/v4/user',
    'x-forwarded-for: 10.0.0.1',
    'x-forwarded-proto: https',
    'forwarded: for=10.0.0.1;host=evil.example;proto=https',
    'connection: cookie, authorization',
    'connection: host',
    'connection: upgrade\r\nupgrade: websocket',
    'connection: upgrade, http2-settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABkAARAAAAAAAIAAAAA',
    'expect: 100-continue',
    'te: trailers, chunked',
    'trailer: cookie',
    'range: bytes=0-1',
    'if-none-match: *',
    'content-encoding: gzip',
    'accept-encoding: identity',
    'proxy-authorization: Basic YTpi',
    'cf-connecting-ip: 10.0.0.1',
    'x-auth-email: a@evil.example\r\nx-auth-key: 0123456789',
    'referer: https://evil.example/',
    'user-agent: Mozilla/5.0',
    'accept-language: xx',
    'cookie: other=1',
  ])('%j changes neither what is asked nor what is told', async (header) => {
    const lines = [`GET ${tunnels}?is_deleted=false HTTP/1.1`, ...own, header]
    const answer = await sendRaw(url, head([...lines, 'connection: close']))
    expect(statusesOf(answer).at(-1)).toBe(200)
    const asked = `GET ${tunnels.replace('/client/v4', '')}?is_deleted=false&page=1&per_page=1000`
    expect(await target.reached()).toEqual(mode === 'local' ? [] : [asked])
  })

  test('headers without end are refused in an envelope', async () => {
    const lines = [`GET ${tunnels} HTTP/1.1`, ...own, `x-long: ${'x'.repeat(100_000)}`]
    const answer = await sendRaw(url, head(lines))
    expect(statusesOf(answer)).toEqual([431])
    expect(JSON.parse(bodyOf(answer))).toMatchObject({ success: false, errors: [{ code: 9706 }] })
    expect(await target.reached()).toEqual([])
  })

  test('a program’s token is not taken for the session’s', async () => {
    const lines = [`GET ${tunnels} HTTP/1.1`, ...own, 'authorization: Bearer of-another-person']
    const answer = await sendRaw(url, head([...lines, 'connection: close']))
    expect(statusesOf(answer)).toEqual([401])
    expect(await target.reached()).toEqual([])
  })
})
