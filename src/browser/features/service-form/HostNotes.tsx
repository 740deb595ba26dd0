import { Info, TriangleAlert } from 'lucide-react'
import { type HostNote, lastingNotes } from './host-notes.ts'

const MARKS: Record<HostNote['kind'], { Icon: typeof Info; look: string }> = {
  warn: { Icon: TriangleAlert, look: 'text-warn' },
  hint: { Icon: Info, look: 'text-dim' },
}

type Props = {
  host: string
  /** The host as it was when its typing last paused. */
  settled: string
}

/** Whose the host is, where that is something to know before requests go there. */
export const HostNotes = ({ host, settled }: Props) => (
  <div role="status" aria-label="About this host" className="flex flex-col gap-1 empty:hidden">
    {lastingNotes(host, settled).map(({ kind, text }) => {
      const { Icon, look } = MARKS[kind]
      return (
        <p key={text} className="flex items-start gap-2 text-small">
          <Icon size={16} aria-hidden className={`mt-0.5 shrink-0 ${look}`} />
          {text}
        </p>
      )
    })}
  </div>
)
