import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { tokenQuery } from '../../queries/tunnels.ts'
import { useSession } from '../../queries/session.ts'
import { Button } from '../../ui/Button.tsx'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { RadioField } from '../../ui/RadioField.tsx'
import { ListSkeleton } from '../../ui/Skeleton.tsx'
import { Failed } from '../shell/Failed.tsx'
import {
  type Architecture,
  CHOICES,
  installCommand,
  likelySystem,
  type System,
  SYSTEMS,
} from './commands.ts'
import { RunCommands } from './RunCommands.tsx'

const SYSTEM_OPTIONS = SYSTEMS.map((value) => ({ value, label: CHOICES[value].label }))

/** Choose where the connector runs; read and copy the commands for it. */
export function InstallCommands({ account, tunnel }: { account: string; tunnel: string }) {
  const { edge } = useSession()
  const token = useQuery(tokenQuery(account, tunnel))
  const [system, setSystem] = useState<System>(() => likelySystem(navigator.userAgent))
  const [chosen, setArchitecture] = useState<Architecture>('amd64')
  const [revealed, setRevealed] = useState(false)
  const { architectures } = CHOICES[system]
  const architecture =
    (architectures.find(({ value }) => value === chosen) ?? architectures[0])?.value ?? 'amd64'
  const install = installCommand(system, architecture)

  if (token.error !== null)
    return (
      <Failed
        error={token.error}
        what="the install commands"
        onRetry={() => void token.refetch()}
      />
    )
  if (token.data === undefined) return <ListSkeleton label="Loading the install commands" />
  return (
    <div className="flex flex-col gap-6">
      <RadioField
        legend="Operating system"
        name="system"
        options={SYSTEM_OPTIONS}
        value={system}
        onChange={({ target }) => setSystem(SYSTEMS.find((one) => one === target.value) ?? system)}
      />
      {architectures.length === 0 ? (
        <p className="text-dim">The image fits every architecture.</p>
      ) : (
        <RadioField
          legend="Architecture"
          name="architecture"
          options={architectures}
          value={architecture}
          onChange={({ target }) =>
            setArchitecture(
              architectures.find(({ value }) => value === target.value)?.value ?? chosen,
            )
          }
        />
      )}
      {install === undefined ? null : (
        <section className="flex flex-col gap-2">
          <h2 className="font-bold">Install cloudflared</h2>
          {system === 'windows' ? <p>Download this installer and run it:</p> : null}
          <CodeBlock what="install command" language="bash" code={install} />
        </section>
      )}
      <RunCommands
        system={system}
        token={token.data}
        revealed={revealed}
        edge={edge}
        reveal={
          <Button onClick={() => setRevealed(!revealed)}>
            {revealed ? 'Hide token' : 'Reveal token'}
          </Button>
        }
      />
    </div>
  )
}
