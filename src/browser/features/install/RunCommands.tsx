import { Eye, EyeOff } from 'lucide-react'
import type { LocalEdge } from '#contract/session.ts'
import { RadioField } from '../../ui/RadioField.tsx'
import { Blocks, type Secret } from './Blocks.tsx'
import { mayMeetService } from './commands/already.ts'
import { type Choice, handoversOf, isNative, type Run, runsOn } from './commands/choice.ts'
import { exposureWords, handoverLabel, SEEN, seenOf, whyQuic } from './commands/exposure.ts'
import { startBlocks } from './commands/start.ts'
import type { System } from './commands/systems.ts'
import { ServiceThere } from './ServiceThere.tsx'
import { useChoice } from './use-choice.ts'

const RUN_LABEL: Record<Run, (system: System) => string> = {
  service: (system) => (isNative(system) ? 'As a service' : 'In the background'),
  terminal: () => 'In this terminal',
}

type Props = {
  /** Null where it is to join Cloudflare's network. */
  edge: LocalEdge | null
  /** What the connector is called on its host. */
  name: string
  secret: Secret
  /** Set before the names of the commands, where the page has others of the same. */
  prefix?: string
}

/** The commands that start the connector, for the network it is to join. */
export function RunCommands({ edge, name, secret, prefix = '' }: Props) {
  const local = edge !== null
  const [choice, choose] = useChoice(local)
  const { system, run, handover } = choice
  const runs = runsOn(system, local)
  const handovers = handoversOf(system, run)
  const why = whyQuic(choice, edge)
  return (
    <div className="flex flex-col gap-4">
      {runs.length === 1 ? null : (
        <RadioField
          legend="How it runs"
          name={`${prefix}run`}
          options={runs.map((value) => ({ value, label: RUN_LABEL[value](system) }))}
          value={run}
          onChange={({ target }) => choose({ run: target.value })}
        />
      )}
      {handovers.length === 1 ? null : (
        <RadioField
          legend="Token in the process list"
          name={`${prefix}hide`}
          options={handovers.map((value) => ({ value, label: handoverLabel(system, run, value) }))}
          value={handover}
          onChange={({ target }) => choose({ hide: target.value })}
        />
      )}
      {mayMeetService(choice) ? (
        <ServiceThere choice={choice} name={name} secret={secret} prefix={prefix} />
      ) : null}
      <Blocks
        build={(token) => startBlocks(choice, { edge, name }, token)}
        secret={secret}
        prefix={prefix}
      />
      <Exposure choice={choice} name={name} />
      {why === undefined ? null : <p className="text-small text-dim">{why}</p>}
    </div>
  )
}

/** What the process list shows of the token, and who can read it elsewhere. */
function Exposure({ choice, name }: { choice: Choice; name: string }) {
  const seen = seenOf(choice)
  const Icon = seen === 'never' ? EyeOff : Eye
  return (
    <div className="flex items-start gap-2 text-small">
      <Icon size={16} aria-hidden className="mt-0.5 shrink-0 text-dim" />
      <p>
        <strong>{SEEN[seen]}.</strong> {exposureWords(choice, name)} The line you paste stays in the
        history of the shell.
      </p>
    </div>
  )
}
