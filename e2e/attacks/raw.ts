/** HTTP by hand: what is sent is sent as it is, where every client would put it in order first. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A connection to the server of an address. */
export function socketTo(url: string): Socket {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  // Whoever is attacked may hang up.
  socket.on('error', () => {})
  return socket
}

/** Lines of a head, and what follows it. */
export const head = (lines: readonly string[], body = ''): string =>
  `${lines.join('\r\n')}\r\n\r\n${body}`

/**
 * Sends bytes, each character one of them, and answers all that comes until the server ends the connection: so the last
 * request should ask for that. `hangUp` ends our half of it, as who breaks off does. What came before a reset counts:
 * who answers before it has read all may well close by one.
 */
export async function sendRaw(url: string, bytes: string, hangUp = false): Promise<string> {
  const socket = socketTo(url)
  if (hangUp) socket.end(bytes, 'latin1')
  else socket.write(bytes, 'latin1')
  let answered = ''
  socket.setEncoding('utf8').on('data', (words: string) => (answered += words))
  await once(socket, 'close')
  return answered
}

/** The status of each answer in what came. */
export const statusesOf = (answered: string): number[] =>
  [...answered.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))

/** What follows the head of the only answer, read as far as its chunks go. */
export const bodyOf = (answered: string): string => /\r\n\r\n([\s\S]*)$/.exec(answered)?.[1] ?? ''

/** UTF-8 as bytes of one character each. */
export const utf8 = (words: string): string => Buffer.from(words).toString('latin1')
