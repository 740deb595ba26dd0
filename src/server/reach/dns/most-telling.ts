import { type FailureKind, ReachFailure } from '../failure.ts'

/** From what says the most about a name to what says the least. */
const TELLING: readonly FailureKind[] = [
  'nxdomain',
  'servfail',
  'rcode',
  'malformed',
  'resolver_unreachable',
  'connection_failed',
  'dns_timeout',
  'no_data',
]

/** Of what several questions about a name met, what says the most. There must be a failure. */
export function mostTelling(failures: readonly ReachFailure[]): ReachFailure {
  return failures.reduce((most, it) => (rank(it) < rank(most) ? it : most))
}

/** What all resolvers met as one failure: of the kind that says the most, with all their sentences. */
export function together(failures: readonly ReachFailure[]): ReachFailure {
  const { kind, told } = mostTelling(failures)
  return new ReachFailure(kind, failures.map(({ message }) => message).join(' '), told)
}

const rank = ({ kind }: ReachFailure): number => TELLING.indexOf(kind)
