import { Circle, CircleHelp, CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react'
import { LOG_LEVELS, type LogLevel } from '#contract/live.ts'

type Look = { shape: LucideIcon; colour: string }

const LOOK: Record<LogLevel, Look> = {
  debug: { shape: Circle, colour: 'text-quiet' },
  info: { shape: Info, colour: 'text-accent' },
  warn: { shape: TriangleAlert, colour: 'text-warn' },
  error: { shape: CircleX, colour: 'text-bad' },
}
const UNKNOWN: Look = { shape: CircleHelp, colour: 'text-quiet' }

/** How serious a line is: a shape, a word and a colour. */
export function LevelMark({ level }: { level: string }) {
  const known = LOG_LEVELS.find((one) => one === level)
  const { shape: Shape, colour } = known === undefined ? UNKNOWN : LOOK[known]
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${colour}`}>
      <Shape size={12} aria-hidden className="shrink-0" />
      {level}
    </span>
  )
}
