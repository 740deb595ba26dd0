import { CONNECTION } from './WaitForConnector.tsx'
import { type Awaited, inShort, type Outcome } from './watch/stage-words.ts'
import { StageIcon } from './watch/StageMark.tsx'
import type { StageState } from './watch/stages.ts'
import type { InstallWatch } from './watch/use-install-watch.ts'

type Props = { watch: InstallWatch; what: Awaited }

const LOOK: Record<Outcome, StageState> = {
  waiting: 'waiting',
  gone: 'attention',
  refused: 'failed',
  joining: 'waiting',
  connected: 'done',
  attention: 'attention',
  untold: 'done',
}

/**
 * Says above the commands, where the stages are a long way below them, that something is watched and how it stands. It is
 * not read out: the stages are.
 */
export const WatchLine = ({ watch: { outcome, heard }, what }: Props) => (
  <p className="flex items-start gap-2 rounded-sm border border-line bg-raised px-3 py-2 xl:hidden">
    <StageIcon state={heard === 'now' ? LOOK[outcome] : 'untold'} />
    <span className="min-w-0 flex-1">
      {heard === 'nothing' ? 'Connectors cannot be asked for now' : inShort(outcome, what)}
      {heard === 'before' ? ' (last known)' : ''}
    </span>
    <button type="button" className="link shrink-0" onClick={toStages}>
      Stages
    </button>
  </p>
)

/** The place in the history stays: what a page keeps with it would be lost with the address of a part of it. */
function toStages(): void {
  const stages = document.getElementById(CONNECTION)
  stages?.scrollIntoView()
  stages?.focus({ preventScroll: true })
}
