import { expect, onTestFinished, test, vi } from 'vitest'
import { createLog, type LogFields, type LogFormat } from './log.ts'

const UNSEEN = ['\n', '\r', '\u001B[2J', '\u0085', '\u200B', '\u202E', '\u2028', '\u2029']
const LINE = `a${UNSEEN.join('b')}c`

/** What a log writes for one event. */
function written(format: LogFormat | undefined, line: string, fields?: LogFields): unknown {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => write.mockRestore())
  createLog(() => 'now', format)(line, fields)
  return write.mock.lastCall?.[0]
}

test('one event is one line, whatever words of a peer are in it', () => {
  expect(written(undefined, LINE)).toBe('now a b b [2Jb b b b b c\n')
})

test('for programs one event is one JSON object a line, with its facts by name', () => {
  const fields = { request: '0123abcd', method: 'GET', path: `/${LINE}`, status: 200, ms: 3 }
  const text = String(written('json', LINE, fields))
  expect(JSON.parse(text)).toEqual({
    time: 'now',
    message: 'a b b [2Jb b b b b c',
    ...fields,
    path: expect.stringMatching(/^\/a/),
  })
  expect(text).toMatch(/^\P{C}+\n$/u)
})

test('words of a peer cannot take the place of a fact', () => {
  const message = '","status":200,"x":"'
  expect(JSON.parse(String(written('json', message, { status: 500 })))).toEqual({
    time: 'now',
    message,
    status: 500,
  })
})
