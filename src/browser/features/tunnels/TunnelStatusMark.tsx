import {
  Circle,
  CircleCheck,
  CircleHelp,
  CircleX,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react'
import type { TunnelStatus } from '#contract/tunnel.ts'
import { isStatus, meaningOf } from './status.ts'

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
}

/** A tunnel's status as a shape, a word and a colour; its meaning and what to do are in the tip. */
export function TunnelStatusMark({ status, focusable = false }: Props) {
  const { shape: Shape, colour } = isStatus(status) ? LOOK[status] : UNKNOWN
  const { label, means, todo } = meaningOf(status)
  const tip = `${means} ${todo}`
  return (
    <span
      className="inline-flex items-center gap-1.5 rounded-sm whitespace-nowrap"
      data-tip={tip}
      aria-description={tip}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else its tip is for the pointer alone
      tabIndex={focusable ? 0 : undefined}
    >
      <Shape size={14} aria-hidden className={colour} />
      {label}
    </span>
  )
}
