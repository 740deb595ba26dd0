import type { Tunnel } from '#contract/tunnel.ts'
import { useSession } from '../../queries/session.ts'
import { Code } from '../../ui/Code.tsx'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { Section } from '../../ui/Section.tsx'
import { isLocallyManaged } from './managed.ts'
import { credentialsFile, runLocally } from './run-locally.ts'

/**
 * What differs with a tunnel that was made by `cloudflared tunnel create`; nothing for others. Source: the documentation
 * of Workers VPC on how tunnels are managed, `cloudflared tunnel run --help`, and the API's description of `config_src`.
 */
export function LocallyManaged({ tunnel }: { tunnel: Tunnel }) {
  const { edge } = useSession()
  if (!isLocallyManaged(tunnel)) return null
  return (
    <Section title="Locally managed">
      <div className="flex max-w-prose flex-col gap-2">
        <p>
          It was made as <Code>cloudflared tunnel create</Code> makes it: its configuration is the
          file <Code>config.yml</Code> on its host, and its secret is in the credentials file{' '}
          <Code>{credentialsFile(tunnel)}</Code> there. A configuration that is put through the API
          does not apply to it. It can&rsquo;t be turned into a remotely managed one here.
        </p>
        <p>
          VPC Services work with it as with any tunnel: they say themselves what they lead to, so{' '}
          <Code>config.yml</Code> needs no ingress rules for them. For new tunnels Cloudflare
          recommends those that are managed remotely, which <strong>Create</strong> makes.
        </p>
        <p>On the host that has the credentials file, it is run with:</p>
        <CodeBlock
          what="command to run it locally"
          language="bash"
          code={runLocally(tunnel, edge)}
        />
        <p className="text-dim">
          Where <Code>config.yml</Code> names the tunnel, its credentials file and{' '}
          <Code>protocol: quic</Code>, <Code>cloudflared tunnel run</Code> is enough
          {edge === null ? null : ', with --edge and --cacert as above'}. With a token it runs as
          well.
        </p>
      </div>
    </Section>
  )
}
