import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { TokenMark } from './rotation.ts'

const LOOK = {
  old: { shape: TriangleAlert, colour: 'text-warn', words: 'Still on the old token' },
  new: { shape: CircleCheck, colour: 'text-good', words: 'Connected with the new token' },
} as const

/** Which token a connector came with, as a shape, words and a colour. */
export function TokenMarkWord({ mark }: { mark: TokenMark }) {
  const { shape: Shape, colour, words } = LOOK[mark]
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <Shape size={14} aria-hidden className={`self-center ${colour}`} />
      {words}
    </span>
  )
}
