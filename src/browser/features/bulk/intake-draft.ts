/** What was given to be imported, kept in this tab until it is begun or given up. */
import * as z from 'zod/mini'

/** What stands in the box, the text of a file that was taken instead, and whether one of them is being checked. */
const Given = z.object({ pasted: z.string(), file: z.nullable(z.string()), isChecked: z.boolean() })
export type Given = z.infer<typeof Given>

export const NOTHING: Given = { pasted: '', file: null, isChecked: false }

/** What is checked, or would be. */
export const textGiven = ({ pasted, file }: Given): string => file ?? pasted

/**
 * How many characters are kept at most. A browser has room for 5 MB in a tab, some count two bytes for each character, and
 * drafts of forms need some too. Eight thousand services fit.
 */
export const MOST_KEPT = 2_000_000

/** What is kept under a name, or nothing. */
export function readGiven(key: string): Given {
  try {
    return Given.parse(JSON.parse(sessionStorage.getItem(key) ?? ''))
  } catch {
    return NOTHING
  }
}

/** What may be a URL with a password in it: no storage gets that. */
const CREDENTIALS = /\/\/.*@/

const mayBeKept = ({ pasted, file }: Given): boolean =>
  ![pasted, file ?? ''].some((text) => CREDENTIALS.test(text))

/** Whether it would be there after a reload; else why not. */
export type Kept = 'kept' | 'no room' | 'secret'

/** Keeps what is given in the place of what was; what is not kept takes that with it all the same. */
export function keepGiven(key: string, given: Given): Kept {
  sessionStorage.removeItem(key)
  if (textGiven(given) === '') return 'kept'
  if (!mayBeKept(given)) return 'secret'
  const text = JSON.stringify(given)
  if (text.length > MOST_KEPT) return 'no room'
  try {
    sessionStorage.setItem(key, text)
    return 'kept'
  } catch {
    return 'no room'
  }
}
