import { Link } from 'wouter'
import { pathTo } from '../../paths.ts'
import { Message } from '../../ui/Message.tsx'

/** There is nothing left to do, be it that somebody else has done it. */
export const Gone = ({ account, tunnel }: { account: string; tunnel: string }) => (
  <Message
    title="This tunnel was deleted"
    action={
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        <Link href={pathTo('tunnels', { account })} className="link">
          Go to Tunnels
        </Link>
        <Link href={pathTo('tunnel', { account, tunnel })} className="link">
          See what happened to it
        </Link>
      </p>
    }
  >
    Its token no longer works. Nothing is left to do here.
  </Message>
)
