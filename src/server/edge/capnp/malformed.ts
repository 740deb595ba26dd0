/** What was read is not what the protocol allows. Its sentence is fit for a log. */
export class Malformed extends Error {
  override name = 'Malformed' as const
}
