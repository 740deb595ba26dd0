import { Code } from '../../ui/Code.tsx'
import { Blocks, type Secret } from './Blocks.tsx'
import { ALREADY_INSTALLED, replaceBlocks, spoilsFirst } from './commands/already.ts'
import type { Choice } from './commands/choice.ts'

type Props = { choice: Choice; name: string; secret: Secret; prefix: string }

/** The way of those whose host has a service of cloudflared's own already, folded away. */
export const ServiceThere = ({ choice, name, secret, prefix }: Props) => (
  <details>
    <summary className="w-fit rounded-sm">A cloudflared service is on the host already</summary>
    <div className="mt-2 flex flex-col gap-4 border-l border-line pl-4">
      <p>
        Be it for another tunnel, or for this one with an older token: a second install ends with{' '}
        <Code>{ALREADY_INSTALLED}</Code>.
        {spoilsFirst(choice.system)
          ? ' Do not try it: the refused install also removes the token of the service that is there, which then does not start again.'
          : null}
      </p>
      <Blocks
        build={(token) => replaceBlocks(choice, name, token)}
        secret={secret}
        prefix={prefix}
      />
    </div>
  </details>
)
