/**
 * What was read is not what the protocol allows. Its sentence is fit for a log. No number in it is
 * the sender's choice: a log that leaves out what it said already would else be filled by one.
 */
export class Malformed extends Error {
  override name = 'Malformed' as const
}
