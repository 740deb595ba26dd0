import {
  Circle,
  CircleCheck,
  CircleHelp,
  CircleX,
  Loader,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react'
import type { StageState } from './stages.ts'

type Look = { shape: LucideIcon; colour: string; word: string }

const LOOK: Record<StageState, Look> = {
  ahead: { shape: Circle, colour: 'text-quiet', word: 'Not yet' },
  waiting: {
    shape: Loader,
    colour: 'text-dim animate-[spin_2s_linear_infinite]',
    word: 'Waiting',
  },
  failed: { shape: CircleX, colour: 'text-bad', word: 'Refused' },
  attention: { shape: TriangleAlert, colour: 'text-warn', word: 'Needs attention' },
  untold: { shape: CircleHelp, colour: 'text-quiet', word: 'Not known' },
  done: { shape: CircleCheck, colour: 'text-good', word: 'Done' },
}

/** The shape of a stage's state, in its colour. */
export function StageIcon({ state }: { state: StageState }) {
  const { shape: Shape, colour } = LOOK[state]
  return <Shape size={16} aria-hidden className={`mt-0.5 shrink-0 ${colour}`} />
}

/** A stage's state as a word. */
export const stageWord = (state: StageState): string => LOOK[state].word
