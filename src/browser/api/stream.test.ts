import { afterEach, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { Refusal } from '#contract/refusal.ts'
import { jsonLines } from './stream.ts'
import { Unreachable } from './unreachable.ts'

const Line = z.object({ n: z.number() })

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A server that sends these chunks, and then what `after` does. */
function answering(chunks: string[], after: 'ends' | 'breaks' | 'is silent', status = 200) {
  const bytes = chunks.map((chunk) => new TextEncoder().encode(chunk))
  vi.stubGlobal('fetch', async (_: string, { signal }: { signal: AbortSignal }) => {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) =>
        signal.addEventListener('abort', () => controller.error(signal.reason)),
      pull(controller) {
        const next = bytes.shift()
        if (next !== undefined) controller.enqueue(next)
        else if (after === 'ends') controller.close()
        else if (after === 'breaks') controller.error(new TypeError('network error'))
      },
    })
    return new Response(body, { status })
  })
}

const read = async (signal = new AbortController().signal) => {
  const all: number[][] = []
  for await (const lines of jsonLines('/logs', Line, signal)) all.push(lines.map(({ n }) => n))
  return all
}

test('lines are read as they come, wherever chunks are cut', async () => {
  answering(['{"n":1}\n{"n"', ':2}', '\n{"n":3}\n{"n":4}\n'], 'ends')
  expect((await read()).flat()).toEqual([1, 2, 3, 4])
})

test('a line of a kind that is not known is left out', async () => {
  answering(['{"n":1}\n{"other":true}\n{"n":2}\n'], 'ends')
  expect(await read()).toEqual([[1, 2]])
})

test('a refusal is told in the words of the API', async () => {
  const failure = {
    success: false,
    errors: [{ code: 9724, message: 'No connector.' }],
    messages: [],
  }
  answering([JSON.stringify({ ...failure, result: null })], 'ends', 409)
  await expect(read()).rejects.toThrow(Refusal)
})

test.each([
  ['that breaks off', ['{"n":1}\n'], 'breaks'],
  ['of something else', ['<html>\n'], 'ends'],
] as const)('an answer %s is a server that cannot be reached', async (_, chunks, after) => {
  answering([...chunks], after)
  await expect(read()).rejects.toThrow(Unreachable)
})

test('a server that gives no sign for 45 seconds is gone', async () => {
  vi.useFakeTimers()
  answering(['{"n":1}\n'], 'is silent')
  const reading = read().catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(45_000)
  expect(await reading).toBeInstanceOf(Unreachable)
})
