import { useSearchState } from '../../search.ts'
import { type Choice, choiceOf, CommandSearch } from './commands/choice.ts'
import { likelySystem } from './commands/systems.ts'

/**
 * What was chosen, and a way to choose. It stands in the address: a reload keeps it, and it can be sent to whoever has
 * the host. `local`: whether the connector is to join an edge of our own.
 */
export function useChoice(local: boolean): [Choice, (next: CommandSearch) => void] {
  const [search, change] = useSearchState(CommandSearch)
  return [choiceOf(search, likelySystem(navigator.userAgent), local), change]
}
