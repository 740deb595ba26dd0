import { Link } from '@tanstack/react-router'
import { paths } from '../../paths.ts'
import { Message } from '../../ui/Message.tsx'

/** An address that leads nowhere. */
export const NotFound = () => (
  <main className="mx-auto max-w-300 px-4">
    <title>Page not found · VPC Console</title>
    <Message
      title="Page not found"
      action={
        <Link to={paths.home} className="link">
          Go to VPC Services
        </Link>
      }
    >
      There is no page at this address.
    </Message>
  </main>
)
