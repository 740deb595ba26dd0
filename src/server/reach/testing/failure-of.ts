/** What it rejects with. Unlike an `expect` that waits, it may be awaited after time has passed. */
export function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => {
      throw new Error('It did not fail.', { cause: value })
    },
    (error: unknown) => error,
  )
}
