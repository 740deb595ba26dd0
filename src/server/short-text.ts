import type { Readable } from 'node:stream'

/** All of a body as text. Rejects, and ends the body, when it is longer than so many bytes. */
export async function shortText(body: Readable, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.length
    if (size > maxBytes) throw new Error(`the connector answered more than ${maxBytes} bytes`)
  }
  return Buffer.concat(chunks).toString()
}
