import type { UseQueryResult } from '@tanstack/react-query'
import { Refusal } from '#contract/refusal.ts'
import type { Pressure } from '../../api/rate-limit.ts'
import { usePressure } from '../../queries/pressure.ts'
import { Freshness } from '../../ui/Freshness.tsx'
import { clock } from '../../ui/time.ts'
import { refresh } from './refresh.ts'

type Props = {
  query: UseQueryResult
  /** What else is asked for anew with it. */
  also?: UseQueryResult[]
}

/** Says when a page last heard, and when it hears more slowly than usual; asks again on request. */
export function HowFresh({ query, also }: Props) {
  const slow = usePressure(slowWords)
  return (
    <Freshness
      at={query.dataUpdatedAt}
      failed={query.isRefetchError ? failedWords(query.error) : ''}
      slow={slow}
      busy={query.isFetching}
      onRefresh={() => refresh(query, ...(also ?? []))}
    />
  )
}

/** Who is refused is told so in the words of the refusal; what is no answer at all is a connection that was lost. */
const failedWords = (error: Error): string =>
  error instanceof Refusal ? error.message : 'Connection lost.'

function slowWords(pressure: Pressure): string {
  if (pressure.kind === 'wait')
    return `Cloudflare asked to wait: updates go on at ${clock(pressure.until)}.`
  return pressure.kind === 'near' ? 'Updates are slower: Cloudflare’s rate limit is near.' : ''
}
