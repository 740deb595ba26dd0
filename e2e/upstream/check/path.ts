import { Violation } from '../problem.ts'

const HEX = /^[0-9a-f]{32}$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What stands in a place of a path. */
const FORMS: Record<string, RegExp> = {
  account: HEX,
  token: HEX,
  tunnel: UUID,
  service: UUID,
  connector: UUID,
  certificate: UUID,
}

export interface Placed<T> {
  row: T
  params: Record<string, string>
}

/** Finds the row of the table that a request means; throws a `Violation` where there is none, or an id has another form. */
export function place<T extends { method: string; path: string }>(
  table: readonly T[],
  method: string,
  path: string,
): Placed<T> {
  const parts = path.split('/')
  const rows = table.filter((row) => isLike(row.path.split('/'), parts))
  const row = rows.find((one) => one.method === method)
  if (row === undefined) throw new Violation(`no such operation: ${method} ${path}`)
  return { row, params: paramsOf(row.path.split('/'), parts) }
}

/** `/user/tokens/verify` comes before `/user/tokens/{token}` in the table, and so is found first. */
const isLike = (template: string[], parts: string[]): boolean =>
  template.length === parts.length &&
  template.every((part, at) => part.startsWith('{') || part === parts[at])

function paramsOf(template: string[], parts: string[]): Record<string, string> {
  const entries = template.flatMap((part, at): [string, string][] => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    return name === undefined ? [] : [[name, parts[at] ?? '']]
  })
  for (const [name, value] of entries) {
    if (FORMS[name]?.test(value) !== true) throw new Violation(`path: ${name} is ${value}`)
  }
  return Object.fromEntries(entries)
}
