/** No answer, or one that makes no sense: the server is stopped, the network is down, or a proxy answered instead. */
export class Unreachable extends Error {
  override name = 'Unreachable' as const

  constructor(cause: unknown) {
    super('VPC Console cannot be reached. It may be stopped, or the network is down.', { cause })
  }
}
