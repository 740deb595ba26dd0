import { useState } from 'react'
import { useLocation } from 'wouter'
import { refusal, RULES } from '#contract/rules.ts'
import { pathTo } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { LaterPage } from '../shell/LaterPage.tsx'
import { useViewer } from '../shell/viewer.ts'
import { exportDialog } from './parts.ts'
import type { Scopes } from './scopes.ts'

type Props = { account: string; scopes: Scopes }

/** Imports services from a file, and takes the list along as one. */
export function ListButtons({ account, scopes }: Props) {
  const [, navigate] = useLocation()
  const [open, setOpen] = useState(false)
  const refused = refusal(RULES.serviceCreate, useViewer())
  return (
    <>
      <Button
        disabledReason={refused}
        onClick={() => navigate(pathTo('serviceImport', { account }))}
      >
        Import
      </Button>
      <Button
        disabledReason={scopes.all.length === 0 ? 'There is nothing to export yet.' : undefined}
        onClick={() => setOpen(true)}
      >
        Export
      </Button>
      {open ? (
        <LaterPage
          page={exportDialog}
          params={{ account, scopes, onClose: () => setOpen(false) }}
        />
      ) : null}
    </>
  )
}
