import { useState } from 'react'
import { refusal, RULES } from '#contract/rules.ts'
import type { VpcService } from '#contract/service.ts'
import { useViewer } from '../shell/viewer.ts'
import { Code } from '../../ui/Code.tsx'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { RadioField } from '../../ui/RadioField.tsx'
import { Section } from '../../ui/Section.tsx'
import { bindingJsonc, bindingName, bindingToml } from '../code/binding.ts'

const FILES = [
  { value: 'wrangler.jsonc', label: 'wrangler.jsonc' },
  { value: 'wrangler.toml', label: 'wrangler.toml' },
]

/** How a Worker gets the service. Anyone may copy it; deploying it takes a role, and it says which. */
export function Binding({ service }: { service: VpcService }) {
  const viewer = useViewer()
  const [file, setFile] = useState('wrangler.jsonc')
  const why = refusal(RULES.serviceBind, viewer)
  const binding = bindingName(service.name)
  const json = file === 'wrangler.jsonc'
  return (
    <Section title="Bind it to a Worker">
      <p className="max-w-prose text-dim">
        Add this to the Worker&rsquo;s configuration.{' '}
        {service.type === 'tcp' ? (
          <>
            For a database, give the Service ID to Hyperdrive instead:{' '}
            <Code>npx wrangler hyperdrive create</Code> takes it as <Code>--service-id</Code>.
          </>
        ) : service.type === 'http' ? (
          <>
            The Worker then calls <Code>{`env.${binding}.fetch()`}</Code>. The host in its URL only
            fills the Host header; the port in it is ignored.
          </>
        ) : null}
      </p>
      {why === undefined ? null : <p className="font-bold">You may copy it. {why}</p>}
      <RadioField
        legend="Configuration file"
        name="file"
        options={FILES}
        value={file}
        onChange={({ target }) => setFile(target.value)}
      />
      <CodeBlock
        what="binding"
        language={json ? 'json' : 'toml'}
        code={(json ? bindingJsonc : bindingToml)(binding, service.service_id)}
      />
    </Section>
  )
}
