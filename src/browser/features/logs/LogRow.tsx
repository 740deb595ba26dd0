import { memo } from 'react'
import { clock, exactly, fineClock } from '../../ui/time.ts'
import type { Line } from './feed.ts'
import { LevelMark } from './LevelMark.tsx'
import { fieldsText } from './log-text.ts'

type Props = { line: Line; index: number; measure: (element: HTMLElement | null) => void }

/** One line: when, how serious, who, what kind, what; and all that it tells beside. */
export const LogRow = memo(({ line, index, measure }: Props) => (
  <div ref={measure} data-index={index} className="py-0.5 font-mono text-small wrap-anywhere">
    {line.is === 'remark' ? <p className="text-dim">{line.text}</p> : <LogLine {...line} />}
  </div>
))
LogRow.displayName = 'LogRow'

function LogLine({ from, log }: Extract<Line, { is: 'log' }>) {
  const moment = Date.parse(log.time)
  return (
    <p className="flex flex-wrap gap-x-3 md:grid md:grid-cols-[6.5rem_4.5rem_9rem_5.5rem_1fr] md:items-start">
      <time dateTime={log.time} data-tip={exactly(moment)} className="text-dim">
        {/* cloudflared 2026.8.2 tells whole seconds. */}
        {log.time.includes('.') ? fineClock(moment) : clock(moment)}
      </time>
      <LevelMark level={log.level} />
      <span className="min-w-0 truncate text-dim" data-tip={from}>
        {from}
      </span>
      <span className="text-dim">{log.event}</span>
      <span className="min-w-0">
        {log.message} <span className="text-dim">{fieldsText(log.fields)}</span>
      </span>
    </p>
  )
}
