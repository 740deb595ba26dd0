/** Brings what the API complains of to the box it complains of. */
import { Refusal } from '#contract/refusal.ts'
import type { ApiMessage } from '#contract/envelope.ts'

export type Placed<Field extends string> = {
  fields: { field: Field; message: string }[]
  rest: string[]
}

/**
 * Sorts an error's messages: those that belong to a box, and the rest, which the form shows as a whole.
 * `fieldOf` says which box a message belongs to, by its pointer or its code.
 */
export function placeErrors<Field extends string>(
  error: Error,
  fieldOf: (message: ApiMessage) => Field | undefined,
): Placed<Field> {
  if (!(error instanceof Refusal)) return { fields: [], rest: [error.message] }
  const placed: Placed<Field> = { fields: [], rest: [] }
  for (const message of error.errors) {
    const field = fieldOf(message)
    if (field === undefined) placed.rest.push(message.message)
    else placed.fields.push({ field, message: message.message })
  }
  return placed
}
