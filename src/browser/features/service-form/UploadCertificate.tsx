import { useState } from 'react'
import { refusal, RULES } from '#contract/rules.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { notice } from '../../ui/notice.ts'
import { nameOf } from '../services/expiry.ts'
import { useViewer } from '../shell/viewer.ts'
import type { Kind } from './pem.ts'
import { UploadForm } from './UploadForm.tsx'

const WORDS: Record<Kind, string> = {
  authority: 'Upload a certificate authority',
  client: 'Upload a client certificate',
}

type Props = {
  account: string
  kind: Kind
  /** Told the id of the new certificate. */
  onUploaded: (id: string) => void
}

/** Uploads a certificate to the account without leaving the form. */
export function UploadCertificate({ account, kind, onUploaded }: Props) {
  const [open, setOpen] = useState(false)
  const refused = refusal(RULES.certificateUpload, useViewer())
  return (
    <>
      <Button disabledReason={refused} onClick={() => setOpen(true)}>
        {WORDS[kind]}
      </Button>
      <Dialog title={WORDS[kind]} open={open} onOpenChange={setOpen}>
        <UploadForm
          account={account}
          kind={kind}
          onUploaded={(certificate) => {
            notice(`Certificate ${nameOf(certificate)} was uploaded.`)
            onUploaded(certificate.id)
            setOpen(false)
          }}
          onCancel={() => setOpen(false)}
        />
      </Dialog>
    </>
  )
}
