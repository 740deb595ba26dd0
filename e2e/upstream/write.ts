import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { Answer } from './answer.ts'
import type { Harm } from './faults.ts'

/** Writes an answer, whole or harmed. */
export function write(response: ServerResponse, answer: Answer, harm: Harm | undefined): void {
  switch (harm?.as) {
    case 'truncated':
      return writeWhole(response, { ...answer, body: halfOf(answer) })
    case 'cut':
      return writeHalf(response, answer, () => response.destroy())
    case 'stalled':
      return writeHalf(response, answer, () => {})
    case 'endless':
      return writeEndless(response, answer)
    case 'reset':
      response.destroy()
      return
    default:
      return writeWhole(response, answer)
  }
}

const halfOf = ({ body = '' }: Answer): string => body.slice(0, Math.floor(body.length / 2))

function writeWhole(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers)
  response.end(body)
}

function writeHalf(response: ServerResponse, answer: Answer, then: () => void): void {
  const length = Buffer.byteLength(answer.body ?? '')
  response.writeHead(answer.status, { ...answer.headers, 'content-length': length })
  response.write(halfOf(answer), then)
}

function writeEndless(response: ServerResponse, { status, headers }: Answer): void {
  response.writeHead(status, headers)
  Readable.from(withoutEnd()).pipe(response)
}

function* withoutEnd(): Generator<string> {
  yield '{"success":true,"errors":[],"messages":[],"result":['
  const many = '{"id":"more"},'.repeat(1000)
  for (;;) yield many
}
