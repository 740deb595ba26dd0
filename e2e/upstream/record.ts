import * as z from 'zod'

/** One request that came, whatever became of it. */
export const Entry = z.object({
  /** The row of the table, such as `GET /accounts/{account}/cfd_tunnel`; the bare method and path where there is none. */
  operation: z.string(),
  method: z.string(),
  /** With its query. */
  path: z.string(),
  /** Whose token it bore; `null` where it is nobody's. */
  who: z.string().nullable(),
  /** In milliseconds since 1970. */
  at: z.number(),
  /** `null` until it is answered. */
  status: z.number().nullable(),
  /** Whether the asker hung up before it was answered. */
  aborted: z.boolean(),
})
export type Entry = z.output<typeof Entry>

export const Breach = z.object({
  /** What is not as documented. */
  what: z.string(),
  method: z.string(),
  path: z.string(),
  at: z.number(),
})

/** What was asked, and what of it was not allowed. */
export class Record {
  entries: Entry[] = []
  breaches: z.output<typeof Breach>[] = []

  begin(method: string, path: string, who: string | null): Entry {
    const entry: Entry = {
      operation: `${method} ${path}`,
      method,
      path,
      who,
      at: Date.now(),
      status: null,
      aborted: false,
    }
    this.entries.push(entry)
    return entry
  }

  breach({ method, path }: { method: string; path: string }, what: string): void {
    this.breaches.push({ what, method, path, at: Date.now() })
  }

  /** How often each operation was asked. */
  counts(): { [operation: string]: number } {
    const groups = Map.groupBy(this.entries, ({ operation }) => operation)
    return Object.fromEntries([...groups].map(([operation, all]) => [operation, all.length]))
  }

  forget(): void {
    this.entries = []
    this.breaches = []
  }
}
