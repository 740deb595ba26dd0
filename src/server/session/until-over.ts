/**
 * An answer that goes on and on ends with the session that asked for it: when it has something to send, which is every
 * few seconds (see `logs/log-stream.ts`), it is first looked whether that is over.
 */
export function untilOver(response: Response, isOver: () => boolean): Response {
  const { body } = response
  if (body === null) return response
  const watched = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      if (isOver()) controller.terminate()
      else controller.enqueue(chunk)
    },
  })
  return new Response(body.pipeThrough(watched), response)
}
