import { expect, test } from 'vitest'
import { Failure } from './envelope.ts'
import { Refusal, refuse } from './refusal.ts'

test('a refusal carries each problem with its code and place, and says all of them', () => {
  const refusal = refuse(
    400,
    { kind: 'required', message: 'This field is required.', pointer: '/name' },
    { kind: 'notJson', message: 'The body is not JSON.', pointer: '' },
    { kind: 'noRoute', message: 'No such thing.' },
  )
  expect(refusal).toBeInstanceOf(Refusal)
  expect(refusal.message).toBe('This field is required. The body is not JSON. No such thing.')
  expect(refusal.errors).toEqual([
    { code: 9701, message: 'This field is required.', source: { pointer: '/name' } },
    { code: 9700, message: 'The body is not JSON.', source: { pointer: '' } },
    { code: 7003, message: 'No such thing.' },
  ])
  expect(refusal.is('required')).toBe(true)
  expect(refusal.is('forbidden')).toBe(false)
})

test('a refusal goes over the wire and comes back the same', () => {
  const { status, errors } = refuse(403, { kind: 'forbidden', message: 'No.' })
  const wire: unknown = JSON.parse(JSON.stringify({ success: false, errors, messages: [] }))
  expect(new Refusal(status, Failure.parse(wire).errors).is('forbidden')).toBe(true)
})

test('an answer that says no and not why is no answer of the API', () => {
  expect(Failure.safeParse({ success: false, errors: [] }).success).toBe(false)
  expect(Failure.safeParse({ success: true, errors: [{ code: 1, message: '' }] }).success).toBe(
    false,
  )
})
