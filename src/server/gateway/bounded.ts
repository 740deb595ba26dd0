/** A body that is longer than it may be. */
export class TooLong extends Error {
  override name = 'TooLong' as const
}

/** All of a body as text. Gives the body up, and with it the connection, when it has more than so many bytes. */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<string> {
  if (body === null) return ''
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.length
    if (size > most) {
      // Not awaited: who sends without end may also never say that it stopped.
      void reader.cancel().catch(() => {})
      throw new TooLong(`more than ${most} bytes`)
    }
    text += decoder.decode(value, { stream: true })
  }
}
