import { useState } from 'react'
import { Code } from '../../ui/Code.tsx'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { RadioField } from '../../ui/RadioField.tsx'
import { useViewer } from '../shell/viewer.ts'
import { isPlace, type Place, PLACES, stopCommands } from './stop-commands.ts'

const OPTIONS = Object.entries(PLACES).map(([value, label]) => ({ value, label }))

type Props = {
  /** The id of the tunnel. */
  tunnel: string
  /** Whether somebody is connected: else they are for what is left on hosts. */
  running: boolean
}

/** How connectors are stopped and taken off their hosts, wherever that is. */
export function StopCommands({ tunnel, running }: Props) {
  // To a local edge connectors are mostly run in a terminal; elsewhere as a service, mostly on Linux.
  const [place, setPlace] = useState<Place>(
    useViewer().directory === 'local' ? 'terminal' : 'linux',
  )
  return (
    <details>
      <summary className="w-fit cursor-pointer">
        {running
          ? 'Commands to stop a connector, and to uninstall it'
          : 'Commands to uninstall what is left on hosts'}
      </summary>
      <div className="mt-3 flex flex-col gap-3">
        <RadioField
          legend="Where it runs"
          name="place"
          options={OPTIONS}
          value={place}
          onChange={({ target }) => isPlace(target.value) && setPlace(target.value)}
        />
        {place === 'terminal' ? (
          <p>
            Press Ctrl+C in that terminal, once: a second time cuts off the requests that are under
            way. Where it runs in the background on Linux or macOS,{' '}
            <Code>pgrep -fl cloudflared</Code> finds it, and <Code>kill</Code> with its number ends
            it as gently.
          </p>
        ) : (
          stopCommands(place, tunnel).map(({ what, intro, code }) => (
            <div key={what} className="flex flex-col gap-2">
              <p>{intro}</p>
              <CodeBlock what={what} language="bash" code={code} />
            </div>
          ))
        )}
      </div>
    </details>
  )
}
