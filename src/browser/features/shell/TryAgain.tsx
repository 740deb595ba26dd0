import { usePressure } from '../../queries/pressure.ts'
import { Button } from '../../ui/Button.tsx'
import { waitWords } from './pressure-words.ts'

/** Asks again for what failed; not while the API asks to wait. */
export function TryAgain({ onRetry }: { onRetry: () => void }) {
  const wait = usePressure(waitWords)
  return (
    <Button disabledReason={wait || undefined} onClick={onRetry}>
      Try again
    </Button>
  )
}
