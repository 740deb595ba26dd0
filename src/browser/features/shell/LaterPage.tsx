import { type ComponentType, createElement } from 'react'
import { Button } from '../../ui/Button.tsx'
import type { Later } from '../../ui/later.ts'
import { Message } from '../../ui/Message.tsx'
import { ListSkeleton } from '../../ui/Skeleton.tsx'

type Props<Params extends object> = { page: Later<ComponentType<Params>>; params: Params }

/** A page whose code may still be on its way, or may have got lost on it. */
export function LaterPage<Params extends object>({ page, params }: Props<Params>) {
  const arrival = page.use()
  if (arrival.is === 'here') return createElement(arrival.code, params)
  if (arrival.is === 'coming') return <ListSkeleton label="Loading the page" />
  return (
    <Message
      title="Could not load the page"
      alert
      action={<Button onClick={() => location.reload()}>Reload</Button>}
    >
      VPC Console cannot be reached, or a newer version of it was started.
    </Message>
  )
}
