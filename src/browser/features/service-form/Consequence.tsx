import { consequence } from './consequences.ts'
import { useTyped } from './use-typed.ts'

/** What the entries mean for a Worker, as they are typed. */
export const Consequence = () => (
  <p role="status" className="text-small text-dim">
    {consequence(useTyped())}
  </p>
)
