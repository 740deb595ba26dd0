/** Turns what a schema complains of into problems a person can act on: one each, in words, at its place. */
import type * as z from 'zod/v4/core'
import type { CodeName } from './codes.ts'
import type { Problem } from './refusal.ts'

/** A JSON Pointer (RFC 6901) to a place in a body; `""` is the whole. */
const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

type Words = { kind: CodeName; message: string }

const TYPES: Record<string, string> = {
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  array: 'a list',
  boolean: 'true or false',
  string: 'text',
}

/** Without a locale zod/mini says only this; whatever else it says was written in the schema. */
const SAYS_NOTHING = 'Invalid input'

/** How many, of what a limit counts. */
const LIMITS: Record<string, (count: number | bigint) => string> = {
  string: (count) => `${count} ${count === 1 ? 'character' : 'characters'}`,
  array: (count) => `${count} ${count === 1 ? 'entry' : 'entries'}`,
}
const limitOf = (origin: string, count: number | bigint): string =>
  LIMITS[origin]?.(count) ?? String(count)

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
      return { kind: 'outOfRange', message: `At least ${limitOf(issue.origin, issue.minimum)}.` }
    case 'too_big':
      return { kind: 'outOfRange', message: `At most ${limitOf(issue.origin, issue.maximum)}.` }
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

/** Where no member of a union fits, the one that comes nearest is meant. */
const nearest = (errors: z.$ZodIssue[][]): z.$ZodIssue[] =>
  errors.toSorted((a, b) => a.length - b.length)[0] ?? []

function problemsOfIssue(issue: z.$ZodIssue, body: unknown): Problem[] {
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return nearest(issue.errors).flatMap((inner) =>
      problemsOfIssue({ ...inner, path: [...issue.path, ...inner.path] }, body),
    )
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      kind: 'unknownField',
      message: `The field ${JSON.stringify(key)} is not known here.`,
      pointer: pointerTo([...issue.path, key]),
    }))
  const missing = at(body, issue.path) == null && issue.code !== 'custom' && issue.path.length > 0
  const words = wordsFor(issue, missing)
  const message = issue.message === SAYS_NOTHING ? words.message : issue.message
  return [{ ...words, message, pointer: pointerTo(issue.path) }]
}

/** Of two complaints of one kind at one place the later is the narrower: 65535 after what a number can hold at all. */
function oncePerPlace(problems: Problem[]): Problem[] {
  const byPlace = new Map(
    problems.map((problem) => [`${problem.kind} ${problem.pointer}`, problem]),
  )
  return problems.filter((problem) => byPlace.get(`${problem.kind} ${problem.pointer}`) === problem)
}

/** Every problem with a body, in the order the schema met them. `body` is what was checked. */
export const problemsOf = (error: z.$ZodError, body: unknown): Problem[] =>
  oncePerPlace(error.issues.flatMap((issue) => problemsOfIssue(issue, body)))
