import { refusal, RULES } from '#contract/rules.ts'
import { Code } from '../../ui/Code.tsx'
import { Section } from '../../ui/Section.tsx'
import { useViewer } from '../shell/viewer.ts'
import { ONLY_HERE, REMOTE_ALWAYS } from './binding-words.tsx'
import { bindingName } from './binding.ts'
import { BindingFiles } from './BindingFiles.tsx'
import { networkWorker } from './worker-example.ts'

type Props = { account: string; tunnel: { id: string; name: string } }

/**
 * How a Worker gets all that a tunnel reaches, with no service between. Source: Cloudflare's documentation of VPC
 * Networks, for the role as well.
 */
export function NetworkBinding({ account, tunnel }: Props) {
  const viewer = useViewer()
  const why = refusal(RULES.tunnelBind, viewer)
  return (
    <Section title="Bind the whole tunnel to a Worker">
      <p className="max-w-prose text-dim">
        A VPC Network binding lets a Worker reach every host and port behind this tunnel, and the
        URL it calls says which. A VPC Service keeps it to one host; prefer that where the hosts are
        known. Add this to the Worker&rsquo;s configuration; <Code>npx wrangler types</Code> then
        knows the binding, too.
      </p>
      {why === undefined ? null : <p className="font-bold">You may copy it. {why}</p>}
      {viewer.directory === 'local' ? <p className="max-w-prose text-dim">{ONLY_HERE}</p> : null}
      <BindingFiles
        account={account}
        bound={{ to: 'vpc_networks', id: tunnel.id }}
        suggested={bindingName(tunnel.name, 'VPC_NETWORK')}
        example={networkWorker}
        remote={REMOTE_ALWAYS}
      />
    </Section>
  )
}
