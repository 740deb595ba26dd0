/** Log lines as plain text. Pure. */
import type { Line, Log } from './feed.ts'

const wordOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '')

/** What a log line tells beside its message, by name: `host=api.internal status=502`. */
export const fieldsText = (fields: Log['fields']): string =>
  Object.entries(fields)
    // A connector tells them in another order each time.
    .toSorted(([one], [other]) => one.localeCompare(other, 'en'))
    .map(([name, value]) => `${name}=${wordOf(value)}`)
    .join(' ')

function lineText(line: Line): string {
  if (line.is === 'remark') return `# ${line.text}`
  const { time, level, event, message, fields } = line.log
  return [time, level, line.from, event, message, fieldsText(fields)].filter(Boolean).join(' ')
}

/** Lines one below the other, each with its exact time. */
export const linesText = (lines: readonly Line[]): string => lines.map(lineText).join('\n')
