import * as z from 'zod/mini'

/** One error or message. `source.pointer` is a JSON Pointer into the request body; `""` is the body as a whole. */
export const ApiMessage = z.object({
  code: z.number(),
  message: z.string(),
  documentation_url: z.optional(z.string()),
  source: z.optional(z.object({ pointer: z.string() })),
})
export type ApiMessage = z.infer<typeof ApiMessage>

/** Where a page of a list stands. Counts are of rows. */
export const ResultInfo = z.object({
  page: z.number(),
  per_page: z.number(),
  count: z.number(),
  total_count: z.number(),
})
export type ResultInfo = z.infer<typeof ResultInfo>

/** The envelope of an answer that says yes. */
export const Success = z.object({ success: z.literal(true), result: z.unknown() })

/** The envelope of an answer that says no: at least one error. */
export const Failure = z.object({
  success: z.literal(false),
  errors: z.array(ApiMessage).check(z.minLength(1)),
})
