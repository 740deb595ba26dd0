import { expect, test } from 'vitest'
import { untilOver } from './until-over.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('a stream ends at its next word when the session is over, and whoever sends it is told', async () => {
  let isOver = false
  const cancelled = Promise.withResolvers<void>()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(it) {
      controller = it
    },
    cancel() {
      cancelled.resolve()
    },
  })
  const headers = { 'content-type': 'application/x-ndjson' }
  const response = untilOver(new Response(body, { headers }), () => isOver)
  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  const reader = response.body?.getReader()
  controller?.enqueue(bytes('before'))
  expect((await reader?.read())?.value).toEqual(bytes('before'))
  isOver = true
  controller?.enqueue(bytes('after'))
  expect((await reader?.read())?.done).toBe(true)
  await cancelled.promise
})
