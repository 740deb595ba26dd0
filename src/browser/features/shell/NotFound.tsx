import { Link } from 'wouter'
import { pathTo } from '../../paths.ts'
import { Message } from '../../ui/Message.tsx'
import { PageTitle } from './PageTitle.tsx'

/** An address that leads nowhere. */
export const NotFound = () => (
  <>
    <PageTitle title="Page not found" />
    <Message
      title="There is no page at this address"
      action={
        <Link href={pathTo('home', {})} className="link">
          Go to VPC Services
        </Link>
      }
    />
  </>
)
