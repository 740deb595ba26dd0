/** Small shapes that several bodies share. */
import * as z from 'zod/mini'

/** An id in the form 8-4-4-4-12, of any version; kept in lower case, so that equal ids are equal texts. */
export const Uuid = z.guid().check(z.toLowerCase())

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** Whether a text has the form of a uuid. */
export const isUuid = (text: string): boolean => UUID.test(text)

// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const CONTROL = /[\u0000-\u001f\u007f]/

/** A name: 1 to 255 characters on one line; white space around it does not belong to it. Bounds are our own. */
export const PlainName = z.string().check(
  z.trim(),
  z.minLength(1, 'A name is required.'),
  z.maxLength(255, 'A name has at most 255 characters.'),
  z.refine((text) => !CONTROL.test(text), 'A name stands on one line, without control characters.'),
)

/** A moment in RFC 3339. */
export const Moment = z.iso.datetime({
  offset: true,
  error: 'This is not a date and time in RFC 3339.',
})
