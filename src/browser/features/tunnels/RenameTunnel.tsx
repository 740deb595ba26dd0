import { useState } from 'react'
import type { Tunnel } from '#contract/tunnel.ts'
import { renameTunnel } from '../../queries/tunnel-changes.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { notice } from '../../ui/notice.ts'
import { TunnelNameForm } from './TunnelNameForm.tsx'

type Props = { account: string; tunnel: Tunnel; refused: string | undefined }

/** Gives a tunnel another name. Its id, token and connections stay. */
export function RenameTunnel({ account, tunnel, refused }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button disabledReason={refused} onClick={() => setOpen(true)}>
        Rename
      </Button>
      <Dialog title={`Rename ${tunnel.name}`} open={open} onOpenChange={setOpen}>
        <TunnelNameForm
          start={tunnel.name}
          hint="Its id, its token and its connections stay as they are."
          verb="Rename"
          doing="Renaming…"
          refused={refused}
          save={(name) => renameTunnel(account, tunnel.id, name)}
          onSaved={({ name }) => {
            notice(`The tunnel is now called ${name}.`)
            setOpen(false)
          }}
          onCancel={() => setOpen(false)}
        />
      </Dialog>
    </>
  )
}
