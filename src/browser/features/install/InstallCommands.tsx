import { useState } from 'react'
import type { LocalEdge } from '#contract/session.ts'
import { useSession } from '../../queries/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Section.tsx'
import { LeaveGuard } from '../shell/LeaveGuard.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { AlreadyThere } from './AlreadyThere.tsx'
import { Blocks, type Secret } from './Blocks.tsx'
import { nameOnHost } from '../tunnels/name-on-host.ts'
import { checkBlocks } from './commands/check.ts'
import { HostChoice } from './HostChoice.tsx'
import { InstallProgram } from './InstallProgram.tsx'
import { RotatedMeanwhile } from './RotatedMeanwhile.tsx'
import { RunCommands } from './RunCommands.tsx'
import { useChoice } from './use-choice.ts'
import { useCommandsToken } from './use-commands-token.ts'

/** Choose where the connector runs; read and copy the commands for it. */
export function InstallCommands({ account, tunnel }: { account: string; tunnel: string }) {
  const { edge } = useSession()
  const { token, state } = useCommandsToken(account, tunnel, edge !== null)
  return (
    <Loaded query={token} what="the install commands">
      {(data) => (
        <>
          <RotatedMeanwhile account={account} tunnel={tunnel} state={state} />
          <Commands token={data} edge={edge} name={nameOnHost(tunnel)} />
        </>
      )}
    </Loaded>
  )
}

type Props = { token: string; edge: LocalEdge | null; name: string }

function Commands({ token, edge, name }: Props) {
  const local = edge !== null
  const [choice] = useChoice(local)
  const [revealed, setRevealed] = useState(false)
  const [copied, setCopied] = useState(false)
  const secret: Secret = { token, revealed, onCopied: () => setCopied(true) }
  return (
    <div className="flex flex-col gap-6" onCopy={secret.onCopied}>
      {/* Who has copied it has what they came for; to ask them too would teach everybody to press on unread. */}
      <LeaveGuard active={revealed && !copied} title="Leave without the token?">
        The token is shown, and was not copied. It can be shown again on this page.
      </LeaveGuard>
      <HostChoice local={local} />
      <InstallProgram local={local} secret={secret} />
      <AlreadyThere local={local} name={name} secret={secret} />
      <Section
        title="Run the connector"
        beside={
          <div className="ml-auto">
            <Button onClick={() => setRevealed(!revealed)}>
              {revealed ? 'Hide token' : 'Reveal token'}
            </Button>
          </div>
        }
      >
        <p>
          Whoever has the tunnel token can run a connector of this tunnel: treat it as a secret. It
          is copied whole, also while it is hidden.
        </p>
        <RunCommands edge={edge} name={name} secret={secret} />
        {edge === null ? null : <OnAnAccount edge={edge} name={name} secret={secret} />}
      </Section>
      <Section title="Check that it runs">
        <Blocks build={() => checkBlocks(choice, name)} secret={secret} />
      </Section>
    </div>
  )
}

type LocalProps = { edge: LocalEdge; name: string; secret: Secret }

/** What a command for the local edge does, and, folded away, what it is on a real account. */
const OnAnAccount = ({ edge, name, secret }: LocalProps) => (
  <>
    <p className="text-small text-dim">
      VPC Console runs in local mode: this reaches its own edge at {edge.address}, on the machine it
      runs on. A service made by cloudflared knows Cloudflare&rsquo;s network alone.
    </p>
    <details className="mt-2">
      <summary className="w-fit rounded-sm">The commands on a Cloudflare account</summary>
      <div className="mt-2 flex flex-col gap-4 border-l border-line pl-4">
        <p className="text-dim">
          These reach Cloudflare&rsquo;s network, which does not know a local tunnel. They are what
          an operator of a real account runs.
        </p>
        <RunCommands edge={null} name={name} secret={secret} prefix="account " />
      </div>
    </details>
  </>
)
