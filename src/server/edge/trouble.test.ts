import { expect, test } from 'vitest'
import { tlsTrouble } from './trouble.ts'

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
