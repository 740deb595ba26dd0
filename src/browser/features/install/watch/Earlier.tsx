import type { SeenConnector } from '../../tunnels/seen-connectors.ts'
import { useSession } from '../../../queries/session.ts'
import { TokenMarkWord } from '../../tunnels/TokenMarkWord.tsx'
import { connectionWords, describe, TROUBLE_WORDS } from './stage-words.ts'
import { troubleOf } from './stages.ts'

type Props = {
  connectors: readonly SeenConnector[]
  /** The ids of those that came with a token from before the last rotation. */
  old: readonly string[]
}

/** Those that are connected, and are not the one being installed. */
export function Earlier({ connectors, old }: Props) {
  const { edge } = useSession()
  if (connectors.length === 0) return null
  return (
    <div>
      <p className="font-bold">Connected before, and not counted here</p>
      <ul aria-label="Connected before">
        {connectors.map((connector) => {
          const trouble = troubleOf(connector, edge)
          return (
            <li key={connector.id} className="text-dim">
              {describe(connector)}: {connectionWords(connector)}{' '}
              {old.includes(connector.id) ? <TokenMarkWord mark="old" /> : null}{' '}
              {trouble === undefined || trouble === 'untoldTransport' ? '' : TROUBLE_WORDS[trouble]}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
