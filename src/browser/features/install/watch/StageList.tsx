import { Moment } from '../../../ui/Moment.tsx'
import { currentOf, type Stage } from './stages.ts'
import { STAGE_NAMES, stageWords } from './stage-words.ts'
import { StageHint } from './StageHint.tsx'
import { StageIcon, stageWord } from './StageMark.tsx'
import type { InstallWatch } from './use-install-watch.ts'

type Props = { account: string; tunnel: string; watch: InstallWatch }

/** How far an install has come: each stage with its state, what is known of it, and what to check where it is stuck. */
export function StageList({ watch, ...place }: Props) {
  const { progress } = watch
  const unheard = watch.heard === 'nothing'
  const current = unheard ? undefined : currentOf(progress)
  return (
    <ol aria-label="Stages" className="flex flex-col gap-3">
      {progress.stages.map((stage) => {
        // Who does not hear does not wait either.
        const state = unheard && stage.state === 'waiting' ? 'untold' : stage.state
        return (
          <li
            key={stage.id}
            aria-current={stage.id === current?.id ? 'step' : undefined}
            className="flex items-start gap-2"
          >
            <StageIcon state={state} />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap gap-x-2">
                <strong className={state === 'ahead' ? 'text-dim' : ''}>
                  {STAGE_NAMES[stage.id]}
                </strong>
                <span className="text-dim">{stageWord(state)}</span>
              </p>
              {state === stage.state ? <Words stage={stage} watch={watch} /> : null}
              {isStuck(stage, current, watch) ? (
                <StageHint stage={stage} watch={watch} {...place} />
              ) : null}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function Words({ stage, watch: { progress, telling } }: { stage: Stage; watch: InstallWatch }) {
  const words = stageWords(stage, progress, telling)
  if (words === '') return null
  return (
    <p className="wrap-anywhere">
      {words}
      {stage.state === 'failed' && telling.refusal !== undefined ? (
        <span className="text-dim">
          {' '}
          Last at <Moment at={telling.refusal.last_at} />.
        </span>
      ) : null}
    </p>
  )
}

/** A reason that is known says at once what to do; without one, only after a while. */
function isStuck({ id, state }: Stage, current: Stage | undefined, watch: InstallWatch): boolean {
  if (state === 'failed' || state === 'attention' || state === 'untold') return true
  return current?.id === id && watch.overdue
}
