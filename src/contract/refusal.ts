import { CODES, type CodeName } from './codes.ts'
import type { ApiMessage } from './envelope.ts'

/** A problem as the API words it: which kind, a sentence, and where in the body (JSON Pointer) if anywhere. */
export type Problem = { kind: CodeName; message: string; pointer?: string }

const toMessage = ({ kind, message, pointer }: Problem): ApiMessage => ({
  code: CODES[kind].code,
  message,
  ...(pointer !== undefined && { source: { pointer } }),
})

/**
 * The API saying no in its own words. The server throws it, the wire carries it as the failure envelope, and the
 * browser throws it again. Whatever else is thrown is a bug or a lost connection.
 */
export class Refusal extends Error {
  override name = 'Refusal' as const
  /** HTTP status. */
  readonly status: number
  /** At least one. */
  readonly errors: readonly ApiMessage[]

  constructor(status: number, errors: readonly ApiMessage[]) {
    super(errors.map((error) => error.message).join(' '))
    this.status = status
    this.errors = errors
  }

  /** Whether one of its errors is of this kind. */
  is(kind: CodeName): boolean {
    return this.errors.some((error) => error.code === CODES[kind].code)
  }
}

/** Makes a refusal of one problem or several. */
export const refuse = (status: number, ...problems: Problem[]): Refusal =>
  new Refusal(status, problems.map(toMessage))
