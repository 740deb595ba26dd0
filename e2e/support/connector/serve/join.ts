import { type Duplex, pipeline } from 'node:stream'

/** Sends what comes from either to the other. Each way ends by itself; trouble in one ends both. */
export function join(one: Duplex, other: Duplex) {
  // The pipelines destroy both streams on an error, which is all there is to do about it.
  pipeline(one, other, () => {})
  pipeline(other, one, () => {})
}
