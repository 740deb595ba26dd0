/** The QUIC engine: Cloudflare's quiche, as the native part of `@matrixai/quic`. */

export type Quiche = (typeof import('@matrixai/quic'))['native']['quiche']
export type NativeConnection = ReturnType<Quiche['Connection']['accept']>
export type Config = InstanceType<Quiche['Config']>
export type Header = ReturnType<Quiche['Header']['fromSlice']>

/**
 * Undefined where the package has no build for the machine. Only its engine is used: the package's
 * own sockets and streams throw from event listeners, where a hostile packet would end the process.
 */
export async function loadQuiche(): Promise<Quiche | undefined> {
  try {
    const { native } = await import('@matrixai/quic')
    return native.quiche
  } catch {
    return undefined
  }
}
