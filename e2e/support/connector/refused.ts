/** The edge's answer was no; in its own words. */
export class RegistrationRefused extends Error {
  override name = 'RegistrationRefused' as const
  readonly cause: string
  readonly shouldRetry: boolean

  constructor(cause: string, shouldRetry: boolean) {
    super(`The edge refused the registration: ${cause}`)
    this.cause = cause
    this.shouldRetry = shouldRetry
  }
}
