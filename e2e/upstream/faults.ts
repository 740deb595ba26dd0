/** What is to go wrong, for which requests and how often. */
import { randomUUID } from 'node:crypto'
import * as z from 'zod'

/** How an answer goes wrong. */
const Harm = z.discriminatedUnion('as', [
  /** Another answer altogether. */
  z.strictObject({
    as: z.literal('answer'),
    status: z.int(),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.string().default(''),
    /** Whether what was asked is done all the same. */
    done: z.boolean().default(false),
  }),
  /** Half of the JSON, as if that were all. */
  z.strictObject({ as: z.literal('truncated') }),
  /** Half of the JSON, then the line is cut. */
  z.strictObject({ as: z.literal('cut') }),
  /** Half of the JSON, then silence. */
  z.strictObject({ as: z.literal('stalled') }),
  /** A body without end, as fast as it is read. */
  z.strictObject({ as: z.literal('endless') }),
  /** The line is cut before anything is said. */
  z.strictObject({ as: z.literal('reset') }),
  /** No answer until the fault is lifted; then the right one. */
  z.strictObject({ as: z.literal('held') }),
  /** The right answer, late. */
  z.strictObject({ as: z.literal('late'), milliseconds: z.int() }),
])
export type Harm = z.output<typeof Harm>

export const FaultWords = z.strictObject({
  /** Every method unless it is said. */
  method: z.string().optional(),
  /** A regular expression over the path below `/client/v4`, with its query; also over `/logs`. */
  path: z.string().default(''),
  /** Until it is lifted, unless it is said. */
  times: z.int().min(1).optional(),
  harm: Harm,
})
type Words = z.output<typeof FaultWords>

interface Fault extends Words {
  id: string
  left: number
  lifted: PromiseWithResolvers<void>
}

export interface Struck {
  harm: Harm
  /** Settles when the fault is lifted. */
  lifted: Promise<void>
}

export class Faults {
  #faults: Fault[] = []

  /** Sets one, and answers the id to lift it by. The one set last strikes first. */
  add(words: Words): string {
    const id = randomUUID()
    const left = words.times ?? Infinity
    this.#faults.unshift({ ...words, id, left, lifted: Promise.withResolvers() })
    return id
  }

  /** Lifts one, or all. */
  lift(id?: string): void {
    for (const fault of this.#faults) {
      if (id === undefined || fault.id === id) fault.lifted.resolve()
    }
    this.#faults = this.#faults.filter((fault) => id !== undefined && fault.id !== id)
  }

  /** What befalls a request, if anything does: it counts as once. */
  strike(method: string, path: string): Struck | undefined {
    const fault = this.#faults.find(
      (one) =>
        one.left > 0 &&
        (one.method === undefined || one.method === method) &&
        new RegExp(one.path).test(path),
    )
    if (fault === undefined) return undefined
    fault.left -= 1
    return { harm: fault.harm, lifted: fault.lifted.promise }
  }
}
