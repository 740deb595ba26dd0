import { type ReactNode, useState } from 'react'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { RadioField } from '../../ui/RadioField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { Language } from './as-code.ts'
import { bindingProblem } from './binding.ts'
import { type Bound, boundJsonc, boundTerraform, boundToml } from './bound.ts'

type File = {
  language: Language
  write: (binding: string, bound: Bound, account: string) => string
}

const today = (): string => new Date().toISOString().slice(0, 10)

const FILES: Record<string, File> = {
  'wrangler.jsonc': { language: 'json', write: boundJsonc },
  'wrangler.toml': { language: 'toml', write: boundToml },
  Terraform: {
    language: 'hcl',
    write: (binding, bound, account) => boundTerraform(binding, bound, account, today()),
  },
}
const OPTIONS = Object.keys(FILES).map((value) => ({ value, label: value }))

type Props = {
  account: string
  bound: Bound
  /** The name that the binding has until another is typed. */
  suggested: string
  /** A Worker that uses the binding of that name. */
  example: (binding: string) => string
  /** What `remote` does, where a file of wrangler is shown. */
  remote: ReactNode
}

/** The files that bind something to a Worker, and a Worker that uses it, under a name of one's choice. */
export function BindingFiles({ account, bound, suggested, example, remote }: Props) {
  const [typed, setTyped] = useState<string>()
  const [chosen, setChosen] = useState('wrangler.jsonc')
  const problem = typed === undefined ? undefined : bindingProblem(typed.trim())
  const binding = typed === undefined || problem !== undefined ? suggested : typed.trim()
  const file = FILES[chosen]
  return (
    <div className="mt-1 flex flex-col gap-3">
      <div className="max-w-80">
        <TextField
          label="Binding name"
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          value={typed ?? suggested}
          onChange={({ target }) => setTyped(target.value)}
          error={problem && `${problem} Until then the code says ${suggested}.`}
        />
      </div>
      <RadioField
        legend="Configuration file"
        name={`file-${bound.to}`}
        options={OPTIONS}
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
      />
      {file === undefined ? null : (
        <CodeBlock
          what="binding"
          language={file.language}
          code={file.write(binding, bound, account)}
        />
      )}
      {chosen === 'Terraform' ? null : <p className="max-w-prose text-dim">{remote}</p>}
      <h3 className="mt-2 font-bold">Use it in the Worker</h3>
      <CodeBlock what="Worker example" language="typescript" code={example(binding)} />
    </div>
  )
}
