/**
 * Credentials in what connectors log: at level debug cloudflared writes the header fields of each request and answer,
 * and whoever may read logs is not therefore one who may act as the users of what is behind the tunnel.
 */

const HIDDEN = '(hidden)'

/** Header fields that hold credentials. The lengths are bounded, for these are looked for in what anybody may send. */
const NAMES = [
  '(?:proxy-)?authorization',
  '(?:set-)?cookie2?',
  'cf-access-[\\w-]{1,40}',
  'x-[\\w-]{0,40}(?:key|token|secret|password)',
  '(?:api|auth|access)[-_]?(?:key|token|secret)',
].join('|')

const NAME = new RegExp(`^(?:${NAMES})$`, 'i')

/** As Go and JSON write a list of values, a text in quotation marks, or a line of its own. */
const VALUE = String.raw`\[.*?\](?=[\s\]},]|$)|"(?:[^"\\]|\\.)*"|[^\n]*`
const IN_TEXT = new RegExp(String.raw`(?<![\w-])((?:${NAMES})\\?"?:\s*)(?:${VALUE})`, 'gi')

/** A text without the values of header fields that hold credentials. */
export const maskedText = (text: string): string => text.replaceAll(IN_TEXT, `$1${HIDDEN}`)

/** A record without such values, however deep in it, by the names of their fields or in its texts. */
export const maskedFields = (fields: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, NAME.test(name) ? HIDDEN : masked(value)]),
  )

function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskedText(value)
  if (Array.isArray(value)) return value.map(masked)
  return typeof value === 'object' && value !== null ? maskedFields(value) : value
}
