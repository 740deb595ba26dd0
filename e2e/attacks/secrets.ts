/** Secrets that are given to a console, and how to find them where they have no business. */
import { randomBytes } from 'node:crypto'

/** What a text must not hold, by what it is. */
export type Secrets = Record<string, string>

/** A text as it may be written: as it is, in the usual encodings, and the bytes that it is itself the Base64 of. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const encoded = [bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex')]
  const inner = Buffer.from(secret, 'base64').toString('hex')
  const escaped = [encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]
  // The end of Base64 depends on what follows.
  const [base64 = '', base64url = '', hex = ''] = encoded
  return [secret, base64.slice(0, -4), base64url.slice(0, -4), hex, inner, ...escaped]
}

/** The names of those that are in a text, in any form. */
export const foundIn = (text: string, secrets: Secrets): string[] =>
  Object.entries(secrets)
    .filter(([, secret]) =>
      formsOf(secret).some((form) => text.toLowerCase().includes(form.toLowerCase())),
    )
    .map(([name]) => name)

/** A tunnel secret as the API takes it: Base64 of 32 bytes. */
export const newTunnelSecret = (): string => randomBytes(32).toString('base64')

/** All of an answer that a client can read, but for the cookie that is given to it. */
export async function textOf(response: Response): Promise<string> {
  const headers = [...response.headers].filter(([name]) => name !== 'set-cookie')
  return `${response.url}\n${JSON.stringify(headers)}\n${await response.text()}`
}
