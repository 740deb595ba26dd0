import { useMutation } from '@tanstack/react-query'
import type { EventPage } from '#contract/event.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { showOlder } from '../../queries/events.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Section } from '../../ui/Section.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { linesOf } from './event-groups.ts'
import { eventsText } from './event-text.ts'
import { EventItem } from './EventItem.tsx'
import { useEvents } from './use-events.ts'

type Props = {
  account: string
  tunnel: Tunnel
  /** Its status, as a word. */
  status: string
}

/** What happened to a tunnel, newest first, in sentences to read and to paste. */
export function WhatHappened({ account, tunnel, status }: Props) {
  const { seen, query } = useEvents(account, tunnel.id)
  const { data, error } = query
  const some = data !== undefined && data.events.length > 0
  return (
    <Section
      title="What happened"
      beside={
        some ? (
          <CopyButton
            text={() =>
              eventsText(data.events, {
                account,
                tunnel,
                status,
                at: Date.now(),
                isMore: data.cursor !== null,
                seen,
              })
            }
            what="what happened"
          />
        ) : null
      }
    >
      {seen ? (
        <p className="max-w-prose text-dim">
          Seen by this browser while a page was open. Cloudflare&rsquo;s API keeps no such history,
          and does not tell causes.
        </p>
      ) : null}
      {some && error !== null ? (
        <p role="status" className="text-bad">
          What is new could not be loaded: {error.message}
        </p>
      ) : null}
      <Loaded query={query} what="what happened">
        {(page) =>
          page.events.length === 0 ? (
            <p className="text-dim">{seen ? NOTHING_SEEN : NOTHING_TOLD}</p>
          ) : (
            <EventPages account={account} tunnel={tunnel.id} page={page} />
          )
        }
      </Loaded>
    </Section>
  )
}

const NOTHING_TOLD =
  'Nothing yet. Here stands who joins and leaves, who is refused, and what is changed.'
const NOTHING_SEEN =
  'Nothing yet. Here stands who joins and leaves, and what becomes of the status, from now on.'

type PagesProps = { account: string; tunnel: string; page: EventPage }

function EventPages({ account, tunnel, page: { events, cursor } }: PagesProps) {
  const older = useMutation({
    mutationFn: (from: string) => showOlder(account, tunnel, from),
  })
  return (
    <>
      <ol aria-label="What happened, newest first">
        {linesOf(events).map((line) => (
          <EventItem key={line.event.id} line={line} />
        ))}
      </ol>
      {cursor === null ? null : (
        <Button
          className="w-fit"
          busy={older.isPending}
          busyLabel="Loading…"
          onClick={() => older.mutate(cursor)}
        >
          Show older
        </Button>
      )}
      {older.error === null ? null : (
        <p role="alert" className="text-bad">
          {older.error.message}
        </p>
      )}
    </>
  )
}
