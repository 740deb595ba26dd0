/** Errors that leave it open what happened behind them. Pure. */
import { Refusal } from '#contract/refusal.ts'
import { Unreachable } from '../../api/unreachable.ts'

/** Whether Cloudflare's API, or what is in front of it, failed: nothing that the person could have done otherwise. */
export const isUpstream = (error: Error): error is Refusal =>
  error instanceof Refusal && (error.is('badUpstream') || error.is('upstreamSilent'))

/** Whether what was asked may be done all the same, though nobody told. */
export const isAnswerLost = (error: Error): boolean =>
  error instanceof Unreachable || isUpstream(error)

/** What the server's log has the details under, where the error says so. */
export const referenceIn = ({ message }: Error): string | undefined =>
  /has the details under (\w+)\./.exec(message)?.[1]
