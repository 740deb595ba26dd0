import type { FallbackProps } from 'react-error-boundary'
import { Button } from '../../ui/Button.tsx'
import { Message } from '../../ui/Message.tsx'

/** The last resort: a mistake of ours, not of the person. */
export const Crash = ({ resetErrorBoundary }: FallbackProps) => (
  <main className="mx-auto max-w-300 px-4">
    <title>This page failed · VPC Console</title>
    <Message
      title="This page failed"
      alert
      action={<Button onClick={resetErrorBoundary}>Try again</Button>}
    >
      It is a mistake in VPC Console. Try again; if it stays, reload the page.
    </Message>
  </main>
)
