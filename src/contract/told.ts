/**
 * Fields that the API documents as optional. One that is missing, null or of another form than documented is read as
 * what stands for "not told", so that pages need not ask each time, and no list breaks for one row.
 */
import * as z from 'zod/mini'

/** A field that may stay absent or null. */
export const ifTold = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.catch(z.nullish(schema), undefined)

/** A field, or what stands for it where it is not told. */
export const toldOr = <Schema extends z.ZodMiniType>(schema: Schema, untold: z.output<Schema>) =>
  z.pipe(
    ifTold(schema),
    z.transform((value) => value ?? untold),
  )

/** The same, but that another form is an error. */
export const exactOr = <Schema extends z.ZodMiniType>(schema: Schema, untold: z.output<Schema>) =>
  z.pipe(
    z.nullish(schema),
    z.transform((value) => value ?? untold),
  )

/** Rows in a row; none where they are not told. Each of them is read as strictly as it says itself. */
export const toldRows = <Schema extends z.ZodMiniType>(row: Schema) =>
  z.pipe(toldOr(z.array(z.unknown()), []), z.array(row))

/** A text; empty where it is not told. Names of statuses and types are texts: there may be new ones tomorrow. */
export const ToldText = toldOr(z.string(), '')

/** A name to show. */
export const ToldName = toldOr(z.string(), '(no name)')
