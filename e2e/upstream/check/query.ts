import { Violation } from '../problem.ts'

/** A query as names and values; throws a `Violation` where a name comes twice, or the text is not as programs write it. */
export function readQuery(text: string): Record<string, string> {
  if (/[^\w.~%&=+:*,-]/.test(text)) throw new Violation(`query: ${text}`)
  const read: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    if (Object.hasOwn(read, name)) throw new Violation(`query: ${name} is there twice`)
    read[name] = value
  }
  return read
}
