import { memo } from 'react'
import { clock, exactly, fineClock } from '../../ui/time.ts'
import type { Line } from './feed.ts'
import { LevelMark } from './LevelMark.tsx'
import { sayingOf } from './log-text.ts'

type Props = { line: Line; index: number; measure: (element: HTMLElement | null) => void }

/** One line: when, how serious, who, what kind, what; and all that it tells beside. */
export const LogRow = memo(({ line, index, measure }: Props) => (
  <div ref={measure} data-index={index} className="py-0.5 font-mono text-small wrap-anywhere">
    {line.is === 'remark' ? <Remark {...line} /> : <LogLine {...line} />}
  </div>
))
LogRow.displayName = 'LogRow'

/** What is said between the lines, and when: for where it stands tells it only roughly. */
const Remark = ({ at, text }: Extract<Line, { is: 'remark' }>) => (
  <p className="flex flex-wrap gap-x-3 text-dim md:grid md:grid-cols-[6.5rem_1fr] md:items-start">
    <LogTime at={at} />
    <span className="min-w-0">{text}</span>
  </p>
)

function LogLine({ from, log }: Extract<Line, { is: 'log' }>) {
  const { first, beside } = sayingOf(log)
  return (
    <p className="flex flex-wrap gap-x-3 md:grid md:grid-cols-[6.5rem_4.5rem_9rem_5.5rem_1fr] md:items-start">
      <LogTime at={log.time} />
      <LevelMark level={log.level} />
      <span className="min-w-0 truncate text-dim" data-tip={from}>
        {from}
      </span>
      <span className="text-dim">{log.event}</span>
      <span className="min-w-0">
        {first} <span className="text-dim">{beside}</span>
      </span>
    </p>
  )
}

/** When, by the connector's word: what is no time stands as it came. */
function LogTime({ at }: { at: string }) {
  const moment = Date.parse(at)
  if (Number.isNaN(moment)) return <span className="min-w-0 text-dim">{at}</span>
  return (
    <time dateTime={at} data-tip={exactly(moment)} className="text-dim">
      {/* cloudflared 2026.8.2 tells whole seconds. */}
      {at.includes('.') ? fineClock(moment) : clock(moment)}
    </time>
  )
}
