import { TriangleAlert } from 'lucide-react'
import { RadioField } from '../../ui/RadioField.tsx'
import { shellsOf } from './commands/choice.ts'
import type { Shell } from './commands/shell.ts'
import { CHOICES, endsIn2027, SYSTEMS } from './commands/systems.ts'
import { useChoice } from './use-choice.ts'

const SYSTEM_OPTIONS = SYSTEMS.map((value) => ({ value, label: CHOICES[value].label }))

const SHELLS: Record<Shell, string> = {
  sh: 'Shell',
  cmd: 'Command Prompt',
  powershell: 'PowerShell',
}

/** Where the connector is to run: the system, its architecture, and the shell the commands are for. */
export function HostChoice({ local }: { local: boolean }) {
  const [{ system, architecture, shell }, choose] = useChoice(local)
  const { architectures } = CHOICES[system]
  const shells = shellsOf(system)
  const ending = endsIn2027(system, architecture)
  return (
    <>
      <RadioField
        legend="Operating system"
        name="system"
        options={SYSTEM_OPTIONS}
        value={system}
        onChange={({ target }) => choose({ os: target.value })}
      />
      {architectures.length === 0 ? (
        <p className="text-dim">The image fits every architecture.</p>
      ) : (
        <RadioField
          legend="Architecture"
          name="architecture"
          options={architectures}
          value={architecture}
          onChange={({ target }) => choose({ arch: target.value })}
        >
          {ending === undefined ? null : (
            <p className="flex max-w-prose items-start gap-2">
              <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
              Starting in 2027, Cloudflare publishes no new releases of cloudflared for {ending}.
              Take another host, if you can.
            </p>
          )}
        </RadioField>
      )}
      {shells.length === 1 ? null : (
        <RadioField
          legend="Shell"
          name="shell"
          options={shells.map((value) => ({ value, label: SHELLS[value] }))}
          value={shell}
          onChange={({ target }) => choose({ shell: target.value })}
        />
      )}
    </>
  )
}
