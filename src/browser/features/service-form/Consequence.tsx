import { SettledStatus } from '../../ui/SettledStatus.tsx'
import { consequence } from './consequences.ts'
import { useTyped } from './use-typed.ts'

/** What the entries mean for a Worker, as they are typed. */
export const Consequence = () => (
  <SettledStatus
    text={consequence(useTyped()) ?? ''}
    className="text-small text-dim empty:hidden"
  />
)
