/** Reads what a request brings, by the contract: a body or a query that is not as it says is refused in full. */
import * as z from 'zod/mini'
import { problemsOf } from '#contract/problems.ts'
import { refuse, type Problem } from '#contract/refusal.ts'

/** Far more than any body of the contract nests; beyond some thousands, writing JSON would overflow the stack. */
const DEEPEST = 64

const NO_QUERY = z.strictObject({})

/** Names as they stood in the address, not as a pointer escapes them. */
const parameter = (pointer = ''): string =>
  pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~')

const asQueryProblem = ({ kind, message, pointer }: Problem): Problem => ({
  kind: 'badQuery',
  message:
    kind === 'unknownField'
      ? `The query parameter ${parameter(pointer)} is not known here.`
      : `Query parameter ${parameter(pointer)}: ${message}`,
})

/** What is given; an empty value counts as not given, for the official SDK writes null so. A name given twice is refused. */
function queryOf(url: string): Record<string, string> {
  const pairs = [...new URL(url).searchParams].filter(([, value]) => value !== '')
  const twice = pairs.find(([name], index) => pairs.findIndex(([other]) => other === name) < index)
  if (twice !== undefined)
    throw refuse(400, { kind: 'badQuery', message: `Query parameter ${twice[0]} is given twice.` })
  return Object.fromEntries(pairs)
}

/** The query by its schema; an operation without one takes none. Throws a Refusal naming each wrong parameter. */
export function readQuery(schema: z.ZodMiniType | undefined, url: string): unknown {
  const query = queryOf(url)
  const parsed = (schema ?? NO_QUERY).safeParse(query)
  if (parsed.success) return parsed.data
  throw refuse(400, ...problemsOf(parsed.error, query).map(asQueryProblem))
}

/** The body by its schema, whatever content type it claims. Throws a Refusal with a pointer to each problem. */
export async function readBody<Schema extends z.ZodMiniType>(
  schema: Schema,
  request: Request,
): Promise<z.output<Schema>> {
  const body = parseJson(await request.arrayBuffer())
  if (depthBeyond(body, DEEPEST))
    throw refuse(400, { kind: 'badValue', message: 'This is nested too deeply.', pointer: '' })
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw refuse(400, ...problemsOf(parsed.error, body))
  return parsed.data
}

/** `fatal`: bytes that are no UTF-8 are refused, where `request.text()` would put other characters in their place. */
const UTF8 = new TextDecoder('utf-8', { fatal: true })

function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(UTF8.decode(bytes))
  } catch {
    throw refuse(400, { kind: 'notJson', message: 'The body is not JSON in UTF-8.', pointer: '' })
  }
}

const depthBeyond = (value: unknown, left: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (left === 0 || Object.values(value).some((inner) => depthBeyond(inner, left - 1)))
