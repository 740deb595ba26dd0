import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { Section } from '../../ui/Section.tsx'
import { Blocks, type Secret } from './Blocks.tsx'
import { installBlock, installerAddress } from './commands/install.ts'
import { useChoice } from './use-choice.ts'

/** How cloudflared gets onto the host; nothing where an image brings it. */
export function InstallProgram({ local, secret }: { local: boolean; secret: Secret }) {
  const [choice] = useChoice(local)
  const block = installBlock(choice)
  const address = installerAddress(choice.architecture)
  if (choice.system !== 'windows' && block === undefined) return null
  return (
    <Section title="Install cloudflared">
      {block === undefined ? (
        <>
          <p>
            <a href={address} className="link" rel="noreferrer">
              Download this installer
            </a>{' '}
            and run it. A shell opened afterwards finds cloudflared.
          </p>
          <CodeBlock what="install command" language="bash" code={address} />
        </>
      ) : (
        <Blocks build={() => [block]} secret={secret} />
      )}
    </Section>
  )
}
