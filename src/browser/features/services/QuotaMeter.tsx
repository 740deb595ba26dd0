import { SERVICE_LIMIT } from '#contract/service.ts'
import { type Room, roomBeside, roomWords } from './quota.ts'

const BAR: Record<Room, string> = { enough: 'bg-quiet', little: 'bg-warn', none: 'bg-bad' }
const WORDS: Record<Room, string> = { enough: 'text-dim', little: 'text-warn', none: 'text-bad' }

/** How many VPC Services an account has of those it may have; in words as well once room runs out. */
export function QuotaMeter({ count }: { count: number }) {
  const room = roomBeside(count)
  const words = roomWords(count)
  const said = `${count} of ${SERVICE_LIMIT} VPC Services`
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <div
        role="meter"
        aria-label="VPC Services of this account"
        aria-valuemin={0}
        aria-valuemax={SERVICE_LIMIT}
        aria-valuenow={Math.min(count, SERVICE_LIMIT)}
        aria-valuetext={said}
        className="h-1.5 w-24 overflow-hidden rounded-sm bg-line"
      >
        <div
          className={`h-full ${BAR[room]}`}
          style={{ width: `${(100 * count) / SERVICE_LIMIT}%` }}
        />
      </div>
      <span className="text-dim">{said}</span>
      {words === undefined ? null : <span className={WORDS[room]}>{words}</span>}
    </div>
  )
}
