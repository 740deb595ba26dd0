/**
 * How many replicas a tunnel may have.
 * Source: Cloudflare Tunnel's documentation: four connections each, a hundred in all.
 */
const MOST = 25

/** What replicas are good for, and what not. Source: Workers VPC, tunnel and hardware requirements. */
export const ReplicaAdvice = ({ connected }: { connected: number }) => (
  <section aria-label="About replicas" className="flex flex-col gap-2">
    <ul className="list-disc pl-5">
      <li>Run two replicas, each on a host of its own: one may fail, or be updated, unnoticed.</li>
      <li>
        They are for availability alone. Requests go to the nearest replica, and are not spread over
        them: for more load take larger hosts.
      </li>
      <li>
        Do not let an autoscaler add and remove them: whatever goes through a replica breaks off
        when it is removed.
      </li>
      <li>
        A tunnel has at most {MOST} replicas
        {connected === 0 ? '' : `; ${connected} ${connected === 1 ? 'is' : 'are'} connected`}.
      </li>
    </ul>
  </section>
)
