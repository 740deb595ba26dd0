/** One entry of `errors[]`. */
export interface ApiError {
  code: number
  message: string
  error_chain?: { code: number; message: string }[]
}

/** A refusal as Cloudflare gives it: thrown by whatever answers, and written as an envelope. */
export class Problem extends Error {
  readonly status: number
  readonly error: ApiError
  readonly headers: Record<string, string>

  constructor(status: number, error: ApiError, headers: Record<string, string> = {}) {
    super(error.message)
    this.status = status
    this.error = error
    this.headers = headers
  }
}

/** Something was asked that the documentation does not allow: it is recorded, and answered 400. */
export class Violation extends Error {}

export const malformedToken = () =>
  new Problem(400, {
    code: 6003,
    message: 'Invalid request headers',
    error_chain: [{ code: 6111, message: 'Invalid format for Authorization header' }],
  })

/** What `verify` says of a token it does not know, or that another kind of owner has. */
export const invalidToken = () => new Problem(401, { code: 1000, message: 'Invalid API Token' })

/** Both a token that lacks a permission (403) and one that is no longer good are told this. */
export const authenticationError = (status: 401 | 403) =>
  new Problem(status, { code: 10_000, message: 'Authentication error' })

export const notForThisUser = () =>
  new Problem(403, { code: 9109, message: 'Unauthorized to access requested resource' })

export const wrongAccount = () =>
  new Problem(403, {
    code: 7403,
    message: 'The given account is not valid or is not authorized to access this service',
  })

/** The codes for what is not there are not published; only the status is known. */
export const notFound = (what: string) =>
  new Problem(404, { code: 1003, message: `${what} not found` })

export const tunnelNameTaken = () =>
  new Problem(409, {
    code: 1013,
    message:
      'You already have a tunnel with this name. Delete the existing tunnel, or choose a different name for your new tunnel',
  })

export const tunnelConnected = () =>
  new Problem(400, {
    code: 1022,
    message: 'Cannot delete tunnel because it has active connections',
  })

/** The code is known; its status and words are not. */
export const serviceNameTaken = () =>
  new Problem(409, { code: 5101, message: 'A service with this name already exists' })

export const tooManyRequests = (seconds: number) =>
  new Problem(
    429,
    { code: 971, message: 'Please wait and consider throttling your request speed' },
    { 'retry-after': String(seconds) },
  )
