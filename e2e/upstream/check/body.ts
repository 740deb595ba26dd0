import type { IncomingMessage } from 'node:http'
import { Violation } from '../problem.ts'

/** Far more than any operation needs. */
const MOST_BYTES = 1_000_000

/** The whole body as text; throws a `Violation` where it is larger than any operation needs. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    chunks.push(bytes)
    size += bytes.length
    if (size > MOST_BYTES) throw new Violation(`body: more than ${MOST_BYTES} bytes`)
  }
  return Buffer.concat(chunks).toString()
}

/** The value a body holds, `undefined` for none; throws a `Violation` where it is no JSON. */
export function readJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw new Violation('body: invalid json: bad json data')
  }
}
