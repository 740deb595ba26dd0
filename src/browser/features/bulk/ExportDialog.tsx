import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { tunnelsQuery } from '../../queries/tunnels.ts'
import { Button } from '../../ui/Button.tsx'
import { Code } from '../../ui/Code.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { RadioField } from '../../ui/RadioField.tsx'
import { knownOf } from '../shell/known.ts'
import { Missing } from '../shell/Missing.tsx'
import { TUNNEL_ID } from './columns.ts'
import { download } from './download.ts'
import { exported, FORMATS, type Format, isFormat } from './export.ts'
import { type Scope, scopeChoices, type Scopes } from './scopes.ts'

type Props = { account: string; scopes: Scopes; onClose: () => void }

/** Takes services along as a file, or on the clipboard. */
export function ExportDialog({ account, scopes, onClose }: Props) {
  const choices = scopeChoices(scopes)
  const [scope, setScope] = useState<Scope>(choices.at(-1)?.value ?? 'all')
  const [format, setFormat] = useState<Format>('json')
  const tunnels = useQuery(tunnelsQuery(account))
  const known = knownOf(tunnels)
  const names = format === 'csv' ? known.is : 'here'
  const { mime, suffix, hint } = FORMATS[format]
  const { text, leftOut } = exported(format, scopes[scope], {
    account,
    tunnels: known.is === 'here' ? known.data : undefined,
  })
  return (
    <Dialog title="Export VPC Services" open onOpenChange={onClose}>
      {choices.length < 2 ? (
        <p>{choices[0]?.label}.</p>
      ) : (
        <RadioField
          legend="Which"
          name="scope"
          options={choices}
          value={scope}
          onChange={({ target }) =>
            setScope(choices.find(({ value }) => value === target.value)?.value ?? 'all')
          }
        />
      )}
      <RadioField
        legend="Format"
        name="format"
        options={Object.entries(FORMATS).map(([value, { label }]) => ({ value, label }))}
        value={format}
        onChange={({ target }) => isFormat(target.value) && setFormat(target.value)}
      />
      <p className="text-dim">{hint}</p>
      <p role="status" className="text-dim empty:hidden">
        {names === 'coming' ? 'The names of the tunnels are being loaded.' : null}
      </p>
      {names === 'unknown' ? (
        <div>
          <Missing what="Tunnels" query={tunnels} />
          <p>
            The file has them by id for now, in a column <Code>{TUNNEL_ID}</Code>. Import takes
            that, too.
          </p>
        </div>
      ) : null}
      {leftOut.length === 0 ? null : (
        <p className="wrap-anywhere text-warn">
          Left out, for they have settings that VPC Console does not know: {leftOut.join(', ')}.
        </p>
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {names === 'coming' ? null : <CopyButton what="export" text={text} />}
        <Button onClick={onClose}>Close</Button>
        <Button
          look="primary"
          disabledReason={
            names === 'coming' ? 'The names of the tunnels are not here yet.' : undefined
          }
          onClick={() => download(`vpc-services.${suffix}`, mime, text)}
        >
          Download
        </Button>
      </div>
    </Dialog>
  )
}
