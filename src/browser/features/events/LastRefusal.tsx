import type { TunnelEvent } from '#contract/event.ts'
import { Moment } from '../../ui/Moment.tsx'
import { advice, happened } from './event-words.ts'
import { EventMark } from './EventMark.tsx'

/** Who was turned away, why, and what to do: to who waits for a connector, the most useful line there is. */
export const LastRefusal = ({ refusal }: { refusal: TunnelEvent | undefined }) => (
  <div role="status" className="flex items-start gap-2 empty:hidden">
    {refusal === undefined ? null : (
      <>
        <EventMark kind={refusal.kind} />
        <div className="wrap-anywhere">
          <p className="font-bold">{happened(refusal)}</p>
          <p>
            {advice(refusal)}{' '}
            <span className="text-dim">
              Last at <Moment at={refusal.last_at} />.
            </span>
          </p>
        </div>
      </>
    )}
  </div>
)
