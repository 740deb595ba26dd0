/** Log lines as plain text. Pure. */
import { oneLine } from '../../ui/one-line.ts'
import type { Line, Log } from './feed.ts'

const wordOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '')

/** What a log line tells beside its message, by name: `host=api.internal status=502`. */
const fieldsText = (fields: Log['fields']): string =>
  Object.entries(fields)
    // A connector tells them in another order each time.
    .toSorted(([one], [other]) => one.localeCompare(other, 'en'))
    .map(([name, value]) => `${name}=${wordOf(value)}`)
    .join(' ')

/** What a log line says first, and what beside. A request that failed has no message: its error is what one looks for. */
export function sayingOf({ message, fields }: Log): { first: string; beside: string } {
  const { error, ...others } = fields
  if (message !== '' || error === undefined) return { first: message, beside: fieldsText(fields) }
  return { first: wordOf(error), beside: fieldsText(others) }
}

function lineText(line: Line): string {
  if (line.is === 'remark') return `# ${line.at} ${line.text}`
  const { time, level, event } = line.log
  const { first, beside } = sayingOf(line.log)
  return [time, level, line.from, event, first, beside].filter(Boolean).join(' ')
}

/** Lines one below the other, each with its exact time. None can pass for several, whatever is logged. */
export const linesText = (lines: readonly Line[]): string =>
  lines.map((line) => oneLine(lineText(line))).join('\n')
