import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Tunnel } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import { Code } from '../../ui/Code.tsx'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { useViewer } from '../shell/viewer.ts'
import { isLocallyManaged } from './managed.ts'
import { nameOnHost } from './name-on-host.ts'
import { newCredentials } from './run-locally.ts'

type Props = {
  account: string
  tunnel: Tunnel
  /** How many connectors are connected, whichever their token. */
  connected: number
  /** What ends it. */
  last: ReactNode
}

/**
 * How the replicas get the new token. One half after the other where they are up, as nobody should notice; at once where
 * none is. Source: Cloudflare's documentation of tunnel tokens.
 */
export function ReinstallSteps({ account, tunnel, connected, last }: Props) {
  // In local mode there is no API that cloudflared could fetch credentials from.
  const byFile = useViewer().directory === 'cloudflare' && isLocallyManaged(tunnel)
  return (
    <ol className="mt-2 flex list-decimal flex-col gap-3 pl-5">
      <li>
        <p>
          {connected === 0
            ? 'On every replica, now: '
            : connected === 1
              ? 'Its VPC Services cannot be reached while its only connector is reinstalled. To avoid that, first add a replica on another host, with the new token. Then: '
              : 'On half of the replicas, best outside of working hours: '}
          {byFile ? (
            'fetch the new credentials, and restart cloudflared.'
          ) : (
            <>
              take the service out, and{' '}
              <Link
                className="link"
                href={pathTo('tunnelInstall', { account, tunnel: tunnel.id }, { for: 'replica' })}
              >
                install it again with the new command
              </Link>
              .
            </>
          )}
        </p>
        {byFile ? <NewCredentials tunnel={tunnel} /> : <Uninstall tunnel={tunnel} />}
      </li>
      {connected > 1 ? (
        <>
          <li>Wait 10 minutes. Those that came back are told above to be on the new token.</li>
          <li>Do the same on the other half.</li>
        </>
      ) : null}
      {connected === 0 ? null : (
        <li>
          <p className="mb-2">Let go of what is left on the old token, and you are done.</p>
          {last}
        </li>
      )}
    </ol>
  )
}

/**
 * Source: `cloudflared service uninstall --help`; installing over an installed service is an error. What the install page
 * makes elsewhere goes by the names it has there.
 */
function Uninstall({ tunnel }: { tunnel: Tunnel }) {
  const name = nameOnHost(tunnel.id)
  return (
    <>
      <CodeBlock
        what="uninstall command"
        language="bash"
        code="sudo cloudflared service uninstall"
      />
      <ul className="mt-1 list-disc pl-5 text-dim">
        <li>
          On Windows it is <Code>cloudflared.exe service uninstall</Code>, in a Command Prompt as
          administrator.
        </li>
        <li>In a terminal, stop it, and start it with the new command.</li>
        <li>
          In Docker, first take out the container with the old token:{' '}
          <Code>{`docker rm --force ${name}`}</Code>
        </li>
        <li>
          A service whose token is not visible, and one under Docker Compose, only needs the new
          command: it starts anew with it.
        </li>
        <li>
          In Kubernetes, run the new command, and then{' '}
          <Code>{`kubectl rollout restart deployment/cloudflared-${name}`}</Code>: it goes from pod
          to pod by itself.
        </li>
      </ul>
    </>
  )
}

const NewCredentials = ({ tunnel }: { tunnel: Tunnel }) => (
  <>
    <CodeBlock what="commands for new credentials" language="bash" code={newCredentials(tunnel)} />
    <p className="mt-1 text-dim">
      Where <Code>config.yml</Code> names another credentials file, take that one. The host needs
      the certificate of <Code>cloudflared login</Code>; without it, run the tunnel with the token
      that <strong>Add a replica</strong> shows.
    </p>
  </>
)
