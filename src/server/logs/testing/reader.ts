import { LogMessage } from '#contract/live.ts'

/** Reads a stream line by line, as the page does. */
export class LineReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #decoder = new TextDecoder()
  #text = ''

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader()
  }

  /** The next message; undefined at the end. */
  async next(): Promise<LogMessage | undefined> {
    while (!this.#text.includes('\n')) {
      const { done, value } = await this.#reader.read()
      if (done) return undefined
      this.#text += this.#decoder.decode(value, { stream: true })
    }
    const end = this.#text.indexOf('\n')
    const line = this.#text.slice(0, end)
    this.#text = this.#text.slice(end + 1)
    return LogMessage.parse(JSON.parse(line))
  }

  /** As many messages as asked for. */
  async take(count: number): Promise<(LogMessage | undefined)[]> {
    const messages = []
    for (let left = count; left > 0; left -= 1) messages.push(await this.next())
    return messages
  }

  cancel(): Promise<void> {
    return this.#reader.cancel()
  }
}
