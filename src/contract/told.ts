/**
 * Fields that the API documents as optional. One that is missing or null is read as what stands for "not told", so
 * that pages need not ask each time, and no list breaks for one row.
 */
import * as z from 'zod/mini'

/** A field, or what stands for it where it is not told. */
export const toldOr = <Schema extends z.ZodMiniType>(schema: Schema, untold: z.output<Schema>) =>
  z.pipe(
    z.nullish(schema),
    z.transform((value) => value ?? untold),
  )

/** A text; empty where it is not told. Names of statuses and types are texts: there may be new ones tomorrow. */
export const ToldText = toldOr(z.string(), '')

/** A name to show. */
export const ToldName = toldOr(z.string(), '(no name)')
