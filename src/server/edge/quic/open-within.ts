import type { QuicPeer } from './peer.ts'
import { PrefixReader } from './prefix-reader.ts'
import type { QuicStream } from './stream.ts'

/**
 * Opens a stream and says the first words on it. Whatever goes wrong until they are answered, a
 * signal included, ends the stream; after that it is the caller's.
 */
export async function openWithin<T>(
  peer: QuicPeer,
  signal: AbortSignal,
  begin: (stream: QuicStream, bytes: PrefixReader) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted()
  const stream = peer.open()
  const bytes = new PrefixReader(stream)
  const abort = () => stream.destroy(new Error('aborted', { cause: signal.reason }))
  signal.addEventListener('abort', abort)
  try {
    const begun = await begin(stream, bytes)
    signal.throwIfAborted()
    return begun
  } catch (error) {
    stream.destroy()
    throw signal.aborted ? signal.reason : (stream.errored ?? error)
  } finally {
    bytes.release()
    signal.removeEventListener('abort', abort)
  }
}
