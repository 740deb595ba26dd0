import { Code } from '../../ui/Code.tsx'
import { Section } from '../../ui/Section.tsx'
import { GUIDES, type Guide, SIZING_GUIDE } from './guides.ts'

const HEADING = 'After it connects'

/** What is left to do in the private network, so that the connector reaches the services behind it. */
export const AfterConnect = () => (
  <Section title={HEADING}>
    <Rest />
  </Section>
)

/** The same, folded away, where it is not what one came for. */
export const AfterConnectFolded = () => (
  <details>
    <summary className="w-fit rounded-sm font-bold">{HEADING}</summary>
    <Rest />
  </details>
)

const Rest = () => (
  <div className="mt-2 flex max-w-prose flex-col gap-3">
    <p>
      A tunnel that is connected reaches nothing by itself: its connector needs a way to each
      service, as any host of the network does. Nothing has to be opened from outside.
    </p>
    <ul className="list-disc pl-5">
      <li>
        To each service: from the connector&rsquo;s host to the service&rsquo;s host and port. That
        may be a rule of a security group, of a network access list, of the firewall on the
        service&rsquo;s host, or a list of allowed clients in the service itself.
      </li>
      <li>
        For services named by hostname: from the connector&rsquo;s host to its DNS resolver, or the
        one the VPC Service names, over UDP and TCP port 53.
      </li>
      <li>
        Test it from the connector&rsquo;s host: <Code>nc -vz -w 3 HOST PORT</Code>, and{' '}
        <Code>dig HOST</Code> for a name.
      </li>
    </ul>
    <p>
      For production, run two replicas on two hosts of their own, each with at least 4 GB of memory
      and 4 cores, and keep their CPU under 70&nbsp;% on average. Larger hosts carry more; more
      replicas do not. <GuideLink guide={SIZING_GUIDE} />
    </p>
    <p>Cloudflare&rsquo;s guides for where it runs:</p>
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {GUIDES.map((guide) => (
        <li key={guide.href}>
          <GuideLink guide={guide} />
        </li>
      ))}
    </ul>
  </div>
)

const GuideLink = ({ guide: { name, href } }: { guide: Guide }) => (
  <a href={href} target="_blank" rel="noreferrer" className="link">
    {name}
    <span className="sr-only"> (opens in a new tab)</span>
  </a>
)
