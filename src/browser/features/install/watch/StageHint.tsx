import { refusal, RULES } from '#contract/rules.ts'
import { useSession } from '../../../queries/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { CodeBlock } from '../../../ui/CodeBlock.tsx'
import { RadioField } from '../../../ui/RadioField.tsx'
import { useViewer } from '../../shell/viewer.ts'
import { nameOnHost } from '../../tunnels/name-on-host.ts'
import { CHOICES, SYSTEMS } from '../commands/systems.ts'
import { useChoice } from '../use-choice.ts'
import { renewToken } from '../use-commands-token.ts'
import { checksFor } from './hints.ts'
import { hintTitle } from './stage-words.ts'
import type { Stage } from './stages.ts'
import type { InstallWatch } from './use-install-watch.ts'

type Props = { account: string; tunnel: string; stage: Stage; watch: InstallWatch }

const SYSTEM_OPTIONS = SYSTEMS.map((value) => ({ value, label: CHOICES[value].label }))

/** What to check and to do on the host for a stage that does not pass, with the commands for the host that was chosen. */
export function StageHint({ account, tunnel, stage, watch }: Props) {
  const { edge } = useSession()
  const seesCommands = refusal(RULES.tunnelToken, useViewer()) === undefined
  const [choice, choose] = useChoice(edge !== null)
  const where = { choice, edge, name: nameOnHost(tunnel) }
  const title = hintTitle(stage)
  // On an account nobody tells of a refusal: then it may be why nothing comes.
  const mayBeOld = stage.state === 'failed' || (stage.id === 'contact' && edge === null)
  return (
    <div className="mt-2 flex flex-col gap-3 border-l border-line pl-4">
      {title === '' ? null : <p className="font-bold">{title}</p>}
      {seesCommands ? null : (
        <RadioField
          legend="Operating system of the host"
          name="hint-system"
          options={SYSTEM_OPTIONS}
          value={choice.system}
          onChange={({ target }) => choose({ os: target.value })}
        />
      )}
      <ul className="flex flex-col gap-3">
        {checksFor(stage.id, watch.progress.trouble, where).map(({ say, block }) => (
          <li key={say} className="flex flex-col gap-1">
            <p>{say}</p>
            {block === undefined ? null : (
              <CodeBlock
                what={`hint: ${block.what}`}
                language="bash"
                code={block.page}
                copied={block.clipboard}
              />
            )}
          </li>
        ))}
      </ul>
      {mayBeOld && seesCommands ? (
        <p className="flex flex-wrap items-center gap-2">
          Somebody may have rotated the token since this page was opened:
          <Button onClick={() => void renewToken(account, tunnel)}>Get the commands anew</Button>
        </p>
      ) : null}
      {stage.state === 'waiting' || stage.state === 'failed' ? (
        <p className="text-dim">This page keeps waiting.</p>
      ) : null}
    </div>
  )
}
