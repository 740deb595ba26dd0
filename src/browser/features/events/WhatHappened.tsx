import { useMutation, useQuery } from '@tanstack/react-query'
import type { EventPage } from '#contract/event.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { eventsQuery, showOlder } from '../../queries/events.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Section } from '../../ui/Section.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { linesOf } from './event-groups.ts'
import { eventsText } from './event-text.ts'
import { EventItem } from './EventItem.tsx'

type Props = {
  account: string
  tunnel: Tunnel
  /** Its status, as a word. */
  status: string
}

/** What happened to a tunnel, newest first, in sentences to read and to paste. */
export function WhatHappened({ account, tunnel, status }: Props) {
  const query = useQuery(eventsQuery(account, tunnel.id))
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
              })
            }
            what="what happened"
          />
        ) : null
      }
    >
      {some && error !== null ? (
        <p role="status" className="text-bad">
          What is new could not be loaded: {error.message}
        </p>
      ) : null}
      <Loaded query={query} what="what happened">
        {(page) => <EventPages account={account} tunnel={tunnel.id} page={page} />}
      </Loaded>
    </Section>
  )
}

type PagesProps = { account: string; tunnel: string; page: EventPage }

function EventPages({ account, tunnel, page: { events, cursor } }: PagesProps) {
  const older = useMutation({
    mutationFn: (from: string) => showOlder(account, tunnel, from),
  })
  if (events.length === 0)
    return (
      <p className="text-dim">
        Nothing yet. Here stands who joins and leaves, who is refused, and what is changed.
      </p>
    )
  return (
    <>
      <ol aria-label="What happened, newest first">
        {linesOf(events).map((line) => (
          <EventItem key={line.event.id} line={line} />
        ))}
      </ol>
      {cursor === null ? null : (
        <Button className="w-fit" busy={older.isPending} onClick={() => older.mutate(cursor)}>
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
