import { useSession } from '../../queries/session.ts'
import { Code } from '../../ui/Code.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { FIRST_READY } from '../tunnels/readiness.ts'
import { DESTINATIONS, openWords, OPTIONAL_HOSTS, SNI_NAMES } from './requirements.ts'

/** What the host needs before a connector can run on it: in a line, and unfolded what a firewall has to let through. */
export function Requirements() {
  const { edge } = useSession()
  return (
    <section aria-label="Requirements" className="flex flex-col gap-2">
      <p className="text-dim">
        The host needs cloudflared {FIRST_READY} or newer, and {openWords(edge)}. Nothing has to be
        opened inwards.
      </p>
      {edge === null || edge.quic === 'on' ? (
        <details>
          <summary className="w-fit rounded-sm">
            {edge === null
              ? 'What a firewall must let through'
              : 'What a firewall must let through on a Cloudflare account'}
          </summary>
          <Firewall />
        </details>
      ) : null}
    </section>
  )
}

const Firewall = () => (
  <div className="mt-2 flex flex-col gap-3 border-l border-line pl-4">
    <p>
      Outbound UDP port 7844 to both. TCP port 7844 is the way round when UDP is blocked; VPC
      Services named by hostname fail on it.
    </p>
    <ul className="flex flex-col gap-2">
      {DESTINATIONS.map(({ host, ipv4, ipv6 }) => (
        <li key={host} className="flex flex-col">
          <Copyable text={host} />
          <span className="text-small text-dim">
            {ipv4.join(', ')}
            <CopyButton text={ipv4.join('\n')} what={`IPv4 addresses of ${host}`} />
          </span>
          <span className="text-small text-dim">{ipv6}</span>
        </li>
      ))}
    </ul>
    <p>If the firewall looks at server names (SNI), it must let these through on port 7844:</p>
    <ul>
      {SNI_NAMES.map(({ name, transport }) => (
        <li key={name} className="flex flex-wrap items-center gap-x-2">
          <Copyable text={name} />
          <span className="text-small text-dim">{transport}</span>
        </li>
      ))}
    </ul>
    <p className="text-dim">
      For updates and the connector&rsquo;s own checks, TCP port 443 to {OPTIONAL_HOSTS.join(', ')};
      it runs without. A Palo Alto firewall with App-ID must allow both <Code>cloudflare-warp</Code>{' '}
      and <Code>quic-base</Code> on UDP port 7844.
    </p>
  </div>
)

const Copyable = ({ text }: { text: string }) => (
  <span className="inline-flex max-w-full items-center">
    <code className="min-w-0 font-mono text-small wrap-anywhere">{text}</code>
    <CopyButton text={text} what={text} />
  </span>
)
