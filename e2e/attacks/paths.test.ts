/** Request targets that no browser sends: with them one would reach files, or other places of the API behind. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bodyOf, head, sendRaw, statusesOf } from './raw.ts'
import { targetsOfApi, targetsOfFiles } from './tampered.ts'
import { forThisFile, MODES } from './target.ts'

/** One answer, which is no failure of ours, shows nothing of the inside, and has no header of whoever asks. */
function isPlain(answer: string): boolean {
  const [status = 0, ...more] = statusesOf(answer)
  const tells = /^x-evil|^ +at |node_modules|\.ts:\d/im.test(answer)
  return [200, 400, 403, 404].includes(status) && more.length === 0 && !tells
}

describe.each(MODES)('in %s mode', async (mode) => {
  const target = await forThisFile(mode)
  const { url, accountId, data, said } = target
  const cookie = await target.cookieOf('Admin')
  await target.reached()
  const { host } = new URL(url)

  const ask = (asked: string, method = 'GET'): Promise<string> => {
    const own = [`host: ${host}`, `origin: ${url}`, `cookie: ${cookie}`, 'connection: close']
    return sendRaw(url, head([`${method} ${asked} HTTP/1.1`, ...own, 'accept: text/html']))
  }

  test.each(['GET', 'DELETE', 'OPTIONS'])(
    'a %s with a path that was tampered with is an operation of this account, or nothing',
    async (method) => {
      const wrong: string[] = []
      for (const asked of targetsOfApi(accountId)) {
        const answer = await ask(asked, method)
        const reached = await target.reached()
        const own = new RegExp(
          `^${method} /(accounts/${accountId}/cfd_tunnel[^/]*(/[-0-9a-f]{36}|$)|user$)`,
        )
        if (!isPlain(answer) || !reached.every((it) => own.test(it)))
          wrong.push(JSON.stringify({ asked, answer, reached }))
      }
      expect(wrong).toEqual([])
      expect(said()).not.toMatch(/\n +at |error /)
    },
  )

  test('no path leads to a file but those of the page', async () => {
    const secrets = [
      '"dependencies"',
      'root:x:',
      'DataFolderError',
      '[core]',
      (await readFile(join(data, 'session-key'), 'utf8')).trim(),
      ...(mode === 'local' ? [target.tokenOf('Admin')] : []),
    ]
    const wrong: string[] = []
    for (const asked of targetsOfFiles(data)) {
      const answer = await ask(asked)
      const isPage = statusesOf(answer)[0] !== 200 || bodyOf(answer).includes('<title>')
      if (!isPlain(answer) || !isPage || secrets.some((secret) => answer.includes(secret)))
        wrong.push(JSON.stringify({ asked, answer }))
    }
    expect(wrong).toEqual([])
    expect(await target.reached()).toEqual([])
    expect(said()).not.toMatch(/\n +at |error /)
  })
})
