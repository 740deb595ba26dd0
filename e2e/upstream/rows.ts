import * as z from 'zod'
import type { Outcome } from './answer.ts'

/** A whole number in a query, within a range. */
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))

/** The two words of a list in pages. */
export const pages = (least: number, most: number) => ({
  page: whole(1, 999_999_999).optional(),
  per_page: whole(least, most).optional(),
})

interface Asked {
  page?: number | undefined
  per_page?: number | undefined
}

/** One page of rows: an empty one past the end, as clients that never look at `result_info` need. */
export function paged(rows: object[], { page = 1, per_page }: Asked, usual: number): Outcome {
  const size = per_page ?? usual
  const result = rows.slice((page - 1) * size, page * size)
  return {
    result,
    result_info: {
      page,
      per_page: size,
      count: result.length,
      total_count: rows.length,
      total_pages: Math.ceil(rows.length / size),
    },
  }
}
