import { FIRST_READY } from '../tunnels/readiness.ts'
import { Blocks, type Secret } from './Blocks.tsx'
import { updateBlocks } from './commands/already.ts'
import { isNative } from './commands/choice.ts'
import { useChoice } from './use-choice.ts'

type Props = { local: boolean; name: string; secret: Secret }

/** The way of those who have cloudflared on the host already, folded away. */
export function AlreadyThere({ local, name, secret }: Props) {
  const [choice] = useChoice(local)
  const { system } = choice
  return (
    <details>
      <summary className="w-fit rounded-sm">cloudflared is on the host already</summary>
      <div className="mt-2 flex flex-col gap-4 border-l border-line pl-4">
        <p>
          {isNative(system)
            ? `It need not be installed again, if it is version ${FIRST_READY} or newer; older ones can’t look up the names of VPC Services.`
            : `An image older than ${FIRST_READY} can’t look up the names of VPC Services.`}
        </p>
        <Blocks build={() => updateBlocks(choice, name)} secret={secret} />
      </div>
    </details>
  )
}
