import type { UseQueryResult } from '@tanstack/react-query'
import { Refusal } from '#contract/refusal.ts'
import { usePressure } from '../../queries/pressure.ts'
import { Freshness } from '../../ui/Freshness.tsx'
import { slowWords, waitWords } from './pressure-words.ts'
import { refresh } from './refresh.ts'

type Props = {
  query: UseQueryResult
  /** What else is asked for anew with it. */
  also?: UseQueryResult[]
}

/** Says when a page last heard, and when it hears more slowly than usual; asks again on request. */
export function HowFresh({ query, also }: Props) {
  const slow = usePressure(slowWords)
  const wait = usePressure(waitWords)
  return (
    <Freshness
      at={query.dataUpdatedAt}
      failed={query.isRefetchError ? failedWords(query.error) : ''}
      slow={slow}
      wait={wait || undefined}
      busy={query.isFetching}
      onRefresh={() => refresh(query, ...(also ?? []))}
    />
  )
}

/** Who is refused is told so in the words of the refusal; what is no answer at all is a connection that was lost. */
const failedWords = (error: Error): string =>
  error instanceof Refusal ? error.message : 'Connection lost.'
