import { expect, test } from 'vitest'
import { sparing, tlsTrouble } from './trouble.ts'

test('the same line is logged once a minute', () => {
  const lines: string[] = []
  let time = 0
  const log = sparing(
    (line) => void lines.push(line),
    () => time,
  )
  for (const [at, line] of [
    [0, 'a'],
    [1, 'a'],
    [2, 'b'],
    [59_999, 'a'],
    [60_000, 'a'],
    [60_001, 'a'],
  ] as const) {
    time = at
    log(line)
  }
  expect(lines).toEqual(['a', 'b', 'a'])
})

test('a flood of different lines is cut off until the minute is over', () => {
  const lines: string[] = []
  const log = sparing(
    (line) => void lines.push(line),
    () => 0,
  )
  for (let i = 0; i < 1000; i += 1) log(`line ${i}`)
  expect(lines).toHaveLength(100)
})

test('a connector that was not told to trust the edge is told apart, with what to do', () => {
  // As Node reports the alert that cloudflared sends.
  const error = Object.assign(new Error('40C3E52C:error:0A000412:SSL routines:ssl3_read_bytes'), {
    reason: 'ssl/tls alert bad certificate',
  })
  expect(tlsTrouble(error)).toContain('start it with --cacert')
})

test('other trouble with TLS is told in the library’s own few words', () => {
  expect(tlsTrouble(Object.assign(new Error('long'), { reason: 'http request' }))).toBe(
    'http request',
  )
  expect(tlsTrouble(new Error('socket hang up'))).toBe('socket hang up')
})
