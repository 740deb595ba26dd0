import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button } from '../../ui/Button.tsx'
import { Message } from '../../ui/Message.tsx'

/** The last resort: a mistake of ours, not of the person. */
export const Crash = ({ reset }: ErrorComponentProps) => (
  <main className="mx-auto max-w-300 px-4">
    <Message title="This page failed" alert action={<Button onClick={reset}>Try again</Button>}>
      It is a mistake in VPC Console, and nothing was changed by it. If it stays, reload the page.
    </Message>
  </main>
)
