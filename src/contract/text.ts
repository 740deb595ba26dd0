/** Small shapes that several bodies share. */
import * as z from 'zod/mini'

/** An id in the form 8-4-4-4-12, of any version; kept in lower case, so that equal ids are equal texts. */
export const Uuid = z.guid().check(z.toLowerCase())

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** Whether a text has the form of a uuid. */
export const isUuid = (text: string): boolean => UUID.test(text)

/** What can't be seen or breaks a line: control and format characters, line and paragraph separators, half characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u

/**
 * A name: 1 to 255 characters that can be seen, on one line; white space around it does not belong to it. Composed
 * (NFC), so that names that look the same are the same. Bounds are our own.
 */
export const PlainName = z.string().check(
  z.normalize('NFC'),
  z.trim(),
  z.minLength(1, 'A name is required.'),
  z.maxLength(255, 'A name has at most 255 characters.'),
  z.refine(
    (text) => !UNSEEN.test(text),
    'A name stands on one line, without control or invisible characters.',
  ),
)

/** A field that may be left out; null says the same, for the official SDK sends it. */
export const given = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.optional(
    z.pipe(
      z.nullish(schema),
      z.transform((value) => value ?? undefined),
    ),
  )

/** A moment in RFC 3339. */
export const Moment = z.iso.datetime({
  offset: true,
  error: 'This is not a date and time in RFC 3339.',
})
