import { CircleCheck, CircleHelp, type LucideIcon, TriangleAlert } from 'lucide-react'
import { FIRST_READY, type Readiness, readinessOf } from './readiness.ts'

const LOOK: Record<Readiness, { shape: LucideIcon; colour: string; words: string }> = {
  ready: {
    shape: CircleCheck,
    colour: 'text-good',
    words: 'Ready for Workers VPC by its version.',
  },
  old: {
    shape: TriangleAlert,
    colour: 'text-warn',
    words: `Too old for Workers VPC: update cloudflared to ${FIRST_READY} or newer.`,
  },
  unknown: {
    shape: CircleHelp,
    colour: 'text-quiet',
    words: `Its version does not tell whether it is ready for Workers VPC, which needs ${FIRST_READY} or newer.`,
  },
}

/** Whether a connector is ready, where nothing but its version can be asked. */
export function VersionReadiness({ version }: { version: string }) {
  const { shape: Shape, colour, words } = LOOK[readinessOf(version)]
  return (
    <p className="flex max-w-prose items-start gap-2">
      <Shape size={16} aria-hidden className={`mt-0.5 shrink-0 ${colour}`} />
      {words}
    </p>
  )
}
