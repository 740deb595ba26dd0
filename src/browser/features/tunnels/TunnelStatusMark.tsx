import {
  Circle,
  CircleCheck,
  CircleHelp,
  CircleX,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react'
import type { TunnelStatus } from '#contract/tunnel.ts'
import { isStatus, type Meaning, meaningOf } from './status.ts'

const LOOK: Record<TunnelStatus, { shape: LucideIcon; colour: string }> = {
  healthy: { shape: CircleCheck, colour: 'text-good' },
  degraded: { shape: TriangleAlert, colour: 'text-warn' },
  down: { shape: CircleX, colour: 'text-bad' },
  inactive: { shape: Circle, colour: 'text-quiet' },
}
const UNKNOWN = { shape: CircleHelp, colour: 'text-quiet' }

type Props = {
  status: string
  /** Where nothing else spells the status out: the keyboard stops at it, for its tip. */
  focusable?: boolean
  /** What it means now, where more is known than what it always means. */
  meaning?: Meaning
  /** Whether it is only what was last heard: then it does not look as if it were so now. */
  stale?: boolean
}

/** A tunnel's status as a shape, a word and a colour; its meaning and what to do are in the tip. */
export function TunnelStatusMark({ status, focusable = false, meaning, stale = false }: Props) {
  const { shape: Shape, colour } = isStatus(status) ? LOOK[status] : UNKNOWN
  const { label, means, todo } = meaning ?? meaningOf(status)
  const tip = stale ? 'The console cannot be reached now.' : `${means} ${todo}`
  return (
    <span
      className={`inline-flex items-baseline gap-1.5 rounded-sm whitespace-nowrap ${stale ? 'text-dim' : ''}`}
      data-tip={tip}
      aria-description={tip}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else its tip is for the pointer alone
      tabIndex={focusable ? 0 : undefined}
    >
      <Shape size={14} aria-hidden className={`self-center ${stale ? 'text-quiet' : colour}`} />
      {stale ? `${label} (last known)` : label}
    </span>
  )
}
