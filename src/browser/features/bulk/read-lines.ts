/** What a file or a paste says, line by line, before anything is judged. Pure. */
import { MOST_BYTES, TOO_LARGE } from './import-text.ts'
import { type Read, unreadable } from './lines.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'

/** How many lines are looked at: more than an account holds, and not so many that a page stands still. */
const MOST_LINES = 5000

/** Reads JSON where it begins like JSON, else CSV. */
export function readLines(whole: string): Read {
  if (whole.length > MOST_BYTES) return unreadable(TOO_LARGE)
  const text = whole.replace(/^\uFEFF/, '')
  if (text.trim() === '') return unreadable('There is nothing in it.')
  const read = /^\s*[[{]/.test(text) ? readJson(text) : readCsv(text)
  if (read.is === 'unreadable') return read
  if (read.lines.length === 0) return unreadable('There is no VPC Service in it.')
  return read.lines.length > MOST_LINES
    ? unreadable(`It has ${read.lines.length} services. At most ${MOST_LINES} are looked at.`)
    : read
}
