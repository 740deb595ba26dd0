/** CSV as this console writes it, and takes back what it has written (RFC 4180). Pure. */
import { unparse } from 'papaparse'

/**
 * What a spreadsheet takes for a formula, though it is a name: it begins with one of these signs, perhaps behind the
 * apostrophe that is to keep it from that (OWASP, CSV injection).
 */
const FORMULA = /^'*[=+\-@\t\r]/

/** A value that no spreadsheet runs: with an apostrophe before it, which `unguarded` takes away again. */
const guarded = (value: string): string => (FORMULA.test(value) ? `'${value}` : value)

/** A value as it was before it was guarded. */
export const unguarded = (value: string): string =>
  /^'+[=+\-@\t\r]/.test(value) ? value.slice(1) : value

const BOM = '\uFEFF'

/** Whether spreadsheets read it right without being told that it is UTF-8. */
const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text)

/** Rows under a heading, with a mark of its encoding where that is needed, for spreadsheets. */
export function toCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Record<Column, string>[],
): string {
  const cells = rows.map((row) => columns.map((column) => guarded(row[column])))
  const text = `${unparse([[...columns], ...cells])}\r\n`
  return isAscii(text) ? text : BOM + text
}
