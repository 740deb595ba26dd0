import { isForbidden } from './known.ts'
import { RoleHint } from './RoleHint.tsx'
import { TryAgain } from './TryAgain.tsx'

type Props = { error: Error; onRetry: () => void }

/** What to do about something that is not known: who lacks a role for it asks for that; else it is asked for again. */
export const AskOrTryAgain = ({ error, onRetry }: Props) =>
  isForbidden(error) ? <RoleHint /> : <TryAgain onRetry={onRetry} />
