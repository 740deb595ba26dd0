/**
 * The numbers of the RPC protocol. Messages: Cap'n Proto's `rpc.capnp`, union `Message`. The
 * registration interface: `tunnelrpc.capnp` in cloudflared 2026.8.2.
 */
export const MESSAGE = {
  unimplemented: 0,
  abort: 1,
  call: 2,
  return: 3,
  finish: 4,
  release: 6,
  bootstrap: 8,
} as const

export const REGISTRATION_SERVER = 0xf71695ec7fe85497n

export const METHOD = {
  registerConnection: 0,
  unregisterConnection: 1,
  updateLocalConfiguration: 2,
} as const

/** The arms of `Return`. */
export const RETURN = { results: 0, exception: 1 } as const

/** The arms of `CapDescriptor`: a capability the sender of the message hosts. */
export const SENDER_HOSTED = 1

/** The arms of `MessageTarget`: the promised answer to a question. */
export const PROMISED_ANSWER = 1
