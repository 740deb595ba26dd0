/** Turns what a schema complains of into problems a person can act on: one each, in words, at its place. */
import type * as z from 'zod/v4/core'
import type { CodeName } from './codes.ts'
import type { Problem } from './refusal.ts'

/** A JSON Pointer (RFC 6901) to a place in a body; `""` is the whole. */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

type Words = { kind: CodeName; message: string }

const TYPES: Record<string, string> = {
  int: 'a whole number',
  object: 'an object',
  array: 'a list',
  boolean: 'true or false',
  string: 'text',
}

/** Without a locale zod/mini says only this; whatever else it says was written in the schema. */
const SAYS_NOTHING = 'Invalid input'

function wordsFor(issue: z.$ZodIssue, missing: boolean): Words {
  if (missing) return { kind: 'required', message: 'This field is required.' }
  switch (issue.code) {
    case 'invalid_type':
      return {
        kind: 'wrongType',
        message: `This must be ${TYPES[issue.expected] ?? issue.expected}.`,
      }
    case 'invalid_value':
      return { kind: 'badValue', message: `This must be ${issue.values.join(' or ')}.` }
    case 'too_small':
      return { kind: 'outOfRange', message: `The least allowed is ${issue.minimum}.` }
    case 'too_big':
      return { kind: 'outOfRange', message: `The most allowed is ${issue.maximum}.` }
    case 'invalid_format':
      return {
        kind: 'badValue',
        message: `This is not a valid ${issue.format === 'guid' ? 'id' : issue.format}.`,
      }
    default:
      return { kind: 'badValue', message: 'This is not valid.' }
  }
}

const at = (body: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    body,
  )

function problemsOfIssue(issue: z.$ZodIssue, body: unknown): Problem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      kind: 'unknownField',
      message: `The field ${JSON.stringify(key)} is not known here.`,
      pointer: pointerTo([...issue.path, key]),
    }))
  const missing = at(body, issue.path) === undefined && issue.code !== 'custom'
  const words = wordsFor(issue, missing)
  const message = issue.message === SAYS_NOTHING ? words.message : issue.message
  return [{ ...words, message, pointer: pointerTo(issue.path) }]
}

/** Every problem with a body, in the order the schema met them. `body` is what was checked. */
export const problemsOf = (error: z.$ZodError, body: unknown): Problem[] =>
  error.issues.flatMap((issue) => problemsOfIssue(issue, body))
