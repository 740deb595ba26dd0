import { CopyButton } from '../../ui/CopyButton.tsx'
import { Section } from '../../ui/Section.tsx'
import type { Action } from './actions.ts'
import { type Asker, requestText } from './request.ts'

type Props = {
  asker: Asker
  /** What is asked for. */
  actions: readonly Action[]
  /** Whether there is nothing to ask for. */
  nothingLacks: boolean
}

/** A request to hand to an administrator, for what was chosen above. */
export function Request({ asker, actions, nothingLacks }: Props) {
  if (nothingLacks)
    return (
      <Section title="Request for an administrator">
        <p className="text-dim">You may do all of it: there is nothing to ask for.</p>
      </Section>
    )
  const text = actions.length === 0 ? undefined : requestText(asker, actions)
  return (
    <Section title="Request for an administrator">
      <p role="status" className="max-w-prose text-dim">
        {text === undefined
          ? 'Select “Ask for it” at what you need, and the request for it is written here.'
          : `For ${actions.length} ${actions.length === 1 ? 'action' : 'actions'}. It holds no secret.`}
      </p>
      {text === undefined ? null : (
        <div className="flex items-start rounded-sm border border-line bg-raised">
          <pre className="min-w-0 flex-1 p-3 font-mono text-small wrap-anywhere whitespace-pre-wrap">
            {text}
          </pre>
          <div className="p-2">
            <CopyButton text={text} what="request" />
          </div>
        </div>
      )}
    </Section>
  )
}
