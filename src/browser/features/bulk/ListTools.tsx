import { useState } from 'react'
import { useLocation } from 'wouter'
import { refusal, RULES } from '#contract/rules.ts'
import { pathTo } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import type { Choice } from '../../ui/selection.ts'
import { useViewer } from '../shell/viewer.ts'
import { ExportDialog } from './ExportDialog.tsx'
import { JobPanel } from './JobPanel.tsx'
import type { Scopes } from './scopes.ts'
import { Actions, SelectAll, Selected } from './Selected.tsx'

export type ListToolsProps = Scopes & { account: string; choose: (choice: Choice) => void }

/** What can be done with many services at once, above their list; and how far it is. */
export function ListTools(props: ListToolsProps) {
  const { account, shown, selected } = props
  return (
    <>
      <div className="mb-4 empty:hidden">
        <JobPanel account={account} />
      </div>
      <div
        role="group"
        aria-label="Many at once"
        className={`mb-2 flex min-h-10 flex-wrap items-center gap-x-4 gap-y-2 ${selected.length > 0 ? 'sticky top-0 z-2 border-b border-line bg-page py-1' : ''}`}
      >
        {shown.length === 0 ? null : <SelectAll {...props} />}
        <Selected {...props} />
        <div className="flex flex-wrap gap-2 md:ml-auto">
          {selected.length === 0 ? <Import account={account} /> : <Actions {...props} />}
          <Export {...props} />
        </div>
      </div>
    </>
  )
}

function Import({ account }: { account: string }) {
  const [, navigate] = useLocation()
  const refused = refusal(RULES.serviceCreate, useViewer())
  return (
    <Button disabledReason={refused} onClick={() => navigate(pathTo('serviceImport', { account }))}>
      Import
    </Button>
  )
}

function Export({ account, all, shown, selected }: Scopes & { account: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        disabledReason={all.length === 0 ? 'There is nothing to export yet.' : undefined}
        onClick={() => setOpen(true)}
      >
        Export
      </Button>
      {open ? (
        <ExportDialog
          account={account}
          scopes={{ all, shown, selected }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
