import type { DirectoryKind } from '#contract/session.ts'

/** Where the API is that commands ask, and for which account. */
export type ApiPlace = {
  /** Of the server, such as `http://127.0.0.1:8780`. */
  origin: string
  account: string
  /** Whether the official clients ask there without being told. */
  isDefault: boolean
}

/** Where a directory answers clients: Cloudflare's API, or this console at the address it is looked at. */
export const placeOf = (directory: DirectoryKind, account: string, here: string): ApiPlace =>
  directory === 'cloudflare'
    ? { origin: 'https://api.cloudflare.com', account, isDefault: true }
    : { origin: here, account, isDefault: false }
