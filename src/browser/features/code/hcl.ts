/** HashiCorp's configuration language, as far as services need it. Pure. Layout as `terraform fmt` leaves it. */

/** A reference or another expression, written as it is. */
export type Expression = { expression: string }
type Hcl = string | number | boolean | Expression | readonly Hcl[] | HclObject
export type HclObject = { readonly [name: string]: Hcl }

export const expression = (text: string): Expression => ({ expression: text })
const isExpression = (value: object): value is Expression => 'expression' in value
const isList = (value: object): value is readonly Hcl[] => Array.isArray(value)

const ESCAPES: Record<string, string> = {
  '"': String.raw`\"`,
  '\\': String.raw`\\`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
}
const hex = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A text in quotes. `${` and `%{` would begin a template; a doubled sign says they are meant as they stand. */
export const hclString = (text: string): string =>
  `"${text
    .replaceAll(/["\\\p{Cc}\u2028\u2029]/gu, (sign) => ESCAPES[sign] ?? hex(sign))
    .replaceAll(/[$%](?=\{)/g, (sign) => sign + sign)}"`

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)

/** A value, of which all lines but the first begin where the line of its name does. */
function valueLines(value: Hcl): string[] {
  if (typeof value === 'string') return [hclString(value)]
  if (typeof value !== 'object') return [String(value)]
  if (isList(value)) return listLines(value.map(valueLines))
  if (isExpression(value)) return [value.expression]
  return ['{', ...indent(attributeLines(value)), '}']
}

/** A list: of short values on one line, and objects each from a brace that follows the one before. */
const listLines = (items: readonly string[][]): string[] =>
  `[${items.map((lines) => lines.join('\n')).join(', ')}]`.split('\n')

/** Attributes, one a line or more; the equals signs of lines in a row stand below each other. */
function attributeLines(attributes: HclObject): string[] {
  const all = Object.entries(attributes).map(([name, value]) => ({
    name,
    lines: valueLines(value),
  }))
  const widthAt = (at: number): number => {
    const isShort = (index: number) => all[index]?.lines.length === 1
    if (!isShort(at)) return 0
    let [first, last] = [at, at]
    while (isShort(first - 1)) first--
    while (isShort(last + 1)) last++
    return Math.max(...all.slice(first, last + 1).map(({ name }) => name.length))
  }
  return all.flatMap(({ name, lines: [head = '', ...rest] }, at) =>
    [`${name.padEnd(widthAt(at))} = ${head}`].concat(rest),
  )
}

/** A block such as `resource "type" "label" { … }`. */
export const block = (head: string, attributes: HclObject): string =>
  [`${head} {`, ...indent(attributeLines(attributes)), '}'].join('\n')
