/**
 * An answer that goes on and on ends with the session that asked for it: when it has something to send, which is every
 * few seconds (see `logs/log-stream.ts`), it is first looked whether that is over.
 */
export function untilOver(response: Response, isOver: () => boolean): Response {
  if (response.body === null) return response
  const source = response.body.getReader()
  const watched: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      const { value } = await source.read()
      if (value !== undefined && !isOver()) return controller.enqueue(value)
      controller.close()
      await source.cancel()
    },
    cancel: (reason) => source.cancel(reason),
  }
  // Nothing is asked for before somebody reads: nobody reads the body of an answer to HEAD.
  return new Response(new ReadableStream(watched, { highWaterMark: 0 }), response)
}
