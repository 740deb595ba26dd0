import { Link } from 'wouter'
import type { Tunnel } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import { Code } from '../../ui/Code.tsx'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { useViewer } from '../shell/viewer.ts'
import { isLocallyManaged } from '../tunnels/managed.ts'
import { credentialsFile } from '../tunnels/run-locally.ts'
import { DELETED } from '../tunnels/tunnel-list.ts'
import { findWorkers } from './find-workers.ts'
import { type Connectors, cutOffWords } from './plan.ts'

type Props = { account: string; tunnel: Tunnel; connectors: Connectors }

/**
 * What goes with the tunnel, and what stays. Sources: the documentation of VPC Networks, on bindings to a tunnel; the help
 * of `cloudflared tunnel delete --force`, which asks for the same deletion as this page, on routes.
 */
export function WhatIsLost({ account, tunnel, connectors }: Props) {
  const { directory } = useViewer()
  return (
    <ul
      aria-label="What deleting it does"
      className="flex max-w-prose list-disc flex-col gap-1 pl-5"
    >
      <li>It can&rsquo;t be undone: a tunnel of the same name has another ID and another token.</li>
      <li>Its token stops working. {cutOffWords(connectors)}</li>
      <li>
        Workers that are bound to the tunnel itself, by <Code>vpc_networks</Code>, lose it. The API
        does not tell which they are; among the sources of your Workers, this finds them:
        <div className="mt-1">
          <CodeBlock
            what="command to find the Workers of the tunnel"
            language="bash"
            code={findWorkers(tunnel.id)}
          />
        </div>
      </li>
      {directory === 'local' ? null : (
        <li>
          Routes to it, such as IP routes, are deleted with it. DNS records that lead to{' '}
          <Code>{`${tunnel.id}.cfargotunnel.com`}</Code> are not seen here: look after them in the
          Cloudflare dashboard.
        </li>
      )}
      {isLocallyManaged(tunnel) ? (
        <li>
          It is locally managed: its credentials file <Code>{credentialsFile(tunnel)}</Code> and its{' '}
          <Code>config.yml</Code> stay on the host, and are of no more use. Remove them there.
        </li>
      ) : null}
      <li>
        Its page, with what happened to it, stays among the{' '}
        <Link href={pathTo('tunnels', { account }, { status: DELETED })} className="link">
          deleted tunnels
        </Link>
        .
      </li>
    </ul>
  )
}
