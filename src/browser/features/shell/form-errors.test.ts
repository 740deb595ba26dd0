import { expect, test } from 'vitest'
import { refuse } from '#contract/refusal.ts'
import { placeErrors } from './form-errors.ts'

const fieldOf = ({ source }: { source?: { pointer: string } | undefined }) =>
  source?.pointer === '/name' ? 'name' : undefined

test('what is about a box stands there, and the rest with the form', () => {
  const refusal = refuse(
    400,
    { kind: 'required', message: 'A name is required.', pointer: '/name' },
    { kind: 'unknownField', message: 'Unknown.', pointer: '/x' },
    { kind: 'internal', message: 'Broken.' },
  )
  expect(placeErrors(refusal, fieldOf)).toEqual({
    fields: [{ field: 'name', message: 'A name is required.' }],
    rest: ['Unknown.', 'Broken.'],
  })
})

test('a lost connection is about no box', () => {
  expect(placeErrors(new Error('Not reached.'), fieldOf)).toEqual({
    fields: [],
    rest: ['Not reached.'],
  })
})
