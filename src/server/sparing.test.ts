import { expect, test } from 'vitest'
import { sparing } from './sparing.ts'

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
