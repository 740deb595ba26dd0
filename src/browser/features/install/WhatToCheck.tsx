import { useSession } from '../../queries/session.ts'
import { Code } from '../../ui/Code.tsx'

/** What keeps a connector from arriving, most likely first. */
export function WhatToCheck() {
  const { edge } = useSession()
  return (
    <div role="status">
      <p className="font-bold">Nothing has connected for a minute. Check on the host:</p>
      <ul className="list-disc pl-5">
        <li>cloudflared was started with the whole command, and still runs.</li>
        <li>
          The token was pasted whole: it is one long word that begins with <Code>eyJ</Code>.
        </li>
        <li>
          {edge === null ? (
            <>
              The host reaches Cloudflare&rsquo;s network: outbound UDP and TCP port 7844 are open.
            </>
          ) : (
            <>
              The host reaches the edge at <Code>{edge.address}</Code>.
            </>
          )}
        </li>
        <li>
          If the log of cloudflared says <q>Unauthorized</q>, the token is of another tunnel, or was
          replaced.
        </li>
      </ul>
      <p className="text-dim">This page keeps waiting.</p>
    </div>
  )
}
