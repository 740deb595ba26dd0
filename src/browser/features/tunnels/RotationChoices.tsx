import type { ReactNode } from 'react'
import { refusal, RULES } from '#contract/rules.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { rotateAndDisconnect, type Rotated, rotateToken } from '../../queries/token-rotation.ts'
import { Section } from '../../ui/Section.tsx'
import { useViewer } from '../shell/viewer.ts'
import { ConfirmPress } from './ConfirmPress.tsx'
import { consequence } from './rotation.ts'

type Props = {
  account: string
  tunnel: Tunnel
  /** How many connectors are connected; `undefined` while that is not known. */
  connected: number | undefined
  onRotated: (rotated: Rotated) => void
}

const AGAIN =
  'The token may have been rotated all the same. Rotate it once more: doing it twice does no harm.'

/**
 * The two ways to change a token, each with when to take it and what it does.
 * Source: Cloudflare's documentation of tunnel tokens; the local edge does the same.
 */
export function RotationChoices({ account, tunnel, connected, onRotated }: Props) {
  const viewer = useViewer()
  const { id, name } = tunnel
  const noteFor = viewer.directory === 'local' ? undefined : viewer.id
  const asking = { account, tunnel: id, noteFor }
  const common = {
    refused: refusal(RULES.tokenRotate, viewer),
    doing: 'Rotating…',
    onDone: onRotated,
    whenLost: AGAIN,
  }
  return (
    <div className="grid gap-8 md:grid-cols-2">
      <Choice
        title="From time to time"
        when="Or when somebody leaves who knew the token."
        does={[
          'Connectors that are connected stay connected until cloudflared restarts.',
          'The old token opens no new connection: one that is lost meanwhile is not made again.',
          'Nothing is interrupted if you reinstall one replica after the other.',
        ]}
      >
        <ConfirmPress
          {...common}
          verb="Rotate token"
          title={`Rotate the token of ${name}?`}
          act={() => rotateToken(asking).then((): Rotated => ({ is: 'rotated' }))}
        >
          <p>{consequence(false, connected)} The old token can&rsquo;t be brought back.</p>
        </ConfirmPress>
      </Choice>
      <Choice
        title="When it is compromised"
        when="Somebody else may have the token."
        does={[
          'All connectors are disconnected at once, also those you do not know of.',
          'They come back only with the new token.',
          'Until then the VPC Services behind this tunnel cannot be reached.',
        ]}
      >
        <ConfirmPress
          {...common}
          danger
          verb="Rotate and disconnect"
          title={`Rotate the token of ${name}, and disconnect?`}
          act={() => rotateAndDisconnect(asking)}
        >
          <p>{consequence(true, connected)} The old token can&rsquo;t be brought back.</p>
        </ConfirmPress>
      </Choice>
    </div>
  )
}

type ChoiceProps = {
  title: string
  when: string
  does: readonly string[]
  /** The button. */
  children: ReactNode
}

const Choice = ({ title, when, does, children }: ChoiceProps) => (
  <Section title={title}>
    <p>{when}</p>
    <ul className="mb-1 flex list-disc flex-col gap-1 pl-5 text-dim">
      {does.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
    <div>{children}</div>
  </Section>
)
