import * as z from 'zod/mini'
import { Refusal } from '#contract/refusal.ts'
import { refusalIn } from './refusal-in.ts'
import { cutLines } from './lines.ts'
import { Unreachable } from './unreachable.ts'

/** After how long without a byte nobody is there any more, in milliseconds. The server gives a sign each 15 s. */
const SILENCE = 45_000

/**
 * Reads an answer of JSON lines as it comes: those of each chunk together, each as the schema says. Lines that the
 * schema does not know are left out, so that a newer server can say more.
 * @throws {Refusal} when the API says no.
 * @throws {Unreachable} when there is no answer, or it breaks off.
 */
export async function* jsonLines<Schema extends z.ZodMiniType>(
  url: string,
  schema: Schema,
  signal: AbortSignal,
): AsyncGenerator<z.output<Schema>[], void> {
  const silence = alarm(SILENCE)
  try {
    let rest = ''
    for await (const chunk of textOf(url, AbortSignal.any([signal, silence.signal]))) {
      silence.putOff()
      const cut = cutLines(rest + chunk)
      rest = cut.rest
      yield cut.lines.flatMap((line) => {
        const parsed = schema.safeParse(JSON.parse(line))
        return parsed.success ? [parsed.data] : []
      })
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Unreachable(error)
  } finally {
    silence.cancel()
  }
}

async function* textOf(url: string, signal: AbortSignal): AsyncGenerator<string, void> {
  const response = await fetch(url, { signal })
  if (!response.ok) throw await refusalIn(response)
  // Not every browser can iterate over a stream.
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const chunk = await reader?.read()
    if (chunk?.value === undefined) return
    yield chunk.value
  }
}

/** A signal that comes after so many milliseconds, unless it is put off. */
function alarm(after: number) {
  const over = new AbortController()
  const set = () => setTimeout(() => over.abort(), after)
  let timer = set()
  const cancel = () => clearTimeout(timer)
  const putOff = () => {
    cancel()
    timer = set()
  }
  return { signal: over.signal, putOff, cancel }
}
