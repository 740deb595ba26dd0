/** Where Cloudflare's API is, from configuration alone. */
import { isLoopback } from '../loopback.ts'

export const API_ROOT = '/client/v4'

/** Unless told otherwise. */
export const CLOUDFLARE_API = `https://api.cloudflare.com${API_ROOT}`

/**
 * The address of the API, which ends in `/client/v4`. Throws an Error with a sentence unless it is `https`, or `http`
 * on this very machine: whatever is sent there carries the token.
 */
export function readApiBase(text: string): URL {
  const url = URL.parse(text.trim())
  if (url === null) throw new Error('The address of the API is no URL.')
  if (!isPrivateTo(url))
    throw new Error('The address of the API must begin with https://, for tokens are sent there.')
  // An empty `?` or `#` is in the text alone.
  if (url.username !== '' || url.password !== '' || /[?#]/.test(text))
    throw new Error('The address of the API holds no user, password, query or fragment.')
  url.pathname = url.pathname.replace(/\/+$/, '')
  if (!url.pathname.endsWith(API_ROOT))
    throw new Error(`The address of the API ends in ${API_ROOT}.`)
  return url
}

const isPrivateTo = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
