/** Reads what a request brings, by the contract: a body or a query that is not as it says is refused in full. */
import type * as z from 'zod/mini'
import { problemsOf } from '#contract/problems.ts'
import { refuse } from '#contract/refusal.ts'

/** Far more than any body of the contract nests; beyond some thousands, writing JSON would overflow the stack. */
const DEEPEST = 64

/** The query by its schema; undefined when the operation has none. Throws a Refusal naming each wrong parameter. */
export function readQuery(schema: z.ZodMiniType | undefined, url: string): unknown {
  if (schema === undefined) return undefined
  const query = Object.fromEntries(new URL(url).searchParams)
  const parsed = schema.safeParse(query)
  if (parsed.success) return parsed.data
  const problems = problemsOf(parsed.error, query).map(({ message, pointer }) => ({
    kind: 'badQuery' as const,
    message: `Query parameter ${pointer?.slice(1)}: ${message}`,
  }))
  throw refuse(400, ...problems)
}

/** The body by its schema, whatever content type it claims. Throws a Refusal with a pointer to each problem. */
export async function readBody<Schema extends z.ZodMiniType>(
  schema: Schema,
  request: Request,
): Promise<z.output<Schema>> {
  const body = parseJson(await request.text())
  if (depthBeyond(body, DEEPEST))
    throw refuse(400, { kind: 'badValue', message: 'This is nested too deeply.', pointer: '' })
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw refuse(400, ...problemsOf(parsed.error, body))
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refuse(400, { kind: 'notJson', message: 'The body is not JSON.', pointer: '' })
  }
}

const depthBeyond = (value: unknown, left: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (left === 0 || Object.values(value).some((inner) => depthBeyond(inner, left - 1)))
