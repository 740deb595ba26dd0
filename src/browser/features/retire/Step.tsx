import {
  Circle,
  CircleCheck,
  CircleDot,
  CircleDotDashed,
  CircleHelp,
  type LucideIcon,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { Section } from '../../ui/Section.tsx'
import { type StepState, stateWords } from './plan.ts'

const LOOK: Record<StepState['is'], { shape: LucideIcon; colour: string }> = {
  coming: { shape: CircleDotDashed, colour: 'text-quiet' },
  unknown: { shape: CircleHelp, colour: 'text-warn' },
  done: { shape: CircleCheck, colour: 'text-good' },
  current: { shape: CircleDot, colour: 'text-accent' },
  waiting: { shape: Circle, colour: 'text-quiet' },
}

type Props = { number: number; title: string; state: StepState; children: ReactNode }

/** One of the steps, and how it stands. */
export function Step({ number, title, state, children }: Props) {
  const { shape: Shape, colour } = LOOK[state.is]
  return (
    <li
      aria-current={state.is === 'current' ? 'step' : undefined}
      className="border-t border-line pt-5"
    >
      <Section
        title={`${number}. ${title}`}
        beside={
          <span className="ml-2 inline-flex shrink-0 items-baseline gap-1.5 text-dim">
            <Shape size={14} aria-hidden className={`self-center ${colour}`} />
            {stateWords(state)}
          </span>
        }
      >
        <div className="flex flex-col gap-3">{children}</div>
      </Section>
    </li>
  )
}
