/** What options are made of: texts from flags and the environment, read. */
import * as z from 'zod/mini'
import { hostKind } from '#contract/host.ts'
import { messageOf } from './message-of.ts'

export const Port = z.pipe(
  z.string().check(z.regex(/^\d{1,5}$/, 'A port is a number from 0 to 65535.')),
  z.pipe(z.transform(Number), z.number().check(z.lte(65_535, 'A port is at most 65535.'))),
)
export const Flag = z.union(
  [
    z.boolean(),
    z.pipe(
      z.enum(['true', 'false', '1', '0']),
      z.transform((text) => text === 'true' || text === '1'),
    ),
  ],
  'This is either true or false.',
)
export const HostName = z
  .string()
  .check(z.refine((text) => hostKind(text) !== undefined, 'This is no address and no host name.'))

/** What `read` makes of a text; the message of what it throws is the complaint. */
export const readBy = <T>(read: (text: string) => T) =>
  z.pipe(
    z.string(),
    z.transform((text, context) => {
      try {
        return read(text)
      } catch (error) {
        // Without the value, which may be a secret.
        context.issues.push({ code: 'custom', message: messageOf(error), input: undefined })
        return z.NEVER
      }
    }),
  )

/** The origin of an address that is nothing but one. */
export const Origin = z
  .string()
  .check(
    z.refine(
      (text) => /^https?:\/\/[^/?#@]+\/?$/.test(text) && URL.canParse(text),
      'This is no address such as https://console.example.',
    ),
  )
