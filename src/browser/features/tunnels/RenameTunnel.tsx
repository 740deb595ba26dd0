import { useState } from 'react'
import type { Tunnel } from '#contract/tunnel.ts'
import { renameBack, renameTunnel } from '../../queries/tunnel-changes.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { notice, problemNotice } from '../../ui/notice.ts'
import { TunnelNameForm } from './TunnelNameForm.tsx'
import { useNameDraft } from './use-name-draft.ts'

type Props = { account: string; tunnel: Tunnel; refused: string | undefined }

/** Gives a tunnel another name. Its id, token and connections stay. It can be taken back. What was typed is asked again where a session ended. */
export function RenameTunnel({ account, tunnel, refused }: Props) {
  const { id, name: before } = tunnel
  const draft = useNameDraft(account, id)
  const [open, setOpen] = useState(draft.start !== '')
  const close = () => {
    draft.drop()
    setOpen(false)
  }
  return (
    <>
      <Button disabledReason={refused} onClick={() => setOpen(true)}>
        Rename
      </Button>
      <Dialog title={`Rename ${before}`} open={open} onOpenChange={close}>
        <TunnelNameForm
          start={draft.start || before}
          onType={draft.keep}
          hint="Its id, its token and its connections stay as they are."
          verb="Rename"
          doing="Renaming…"
          refused={refused}
          save={(name) => renameTunnel(account, id, name)}
          onSaved={({ name }) => {
            if (name !== before)
              notice(
                `The tunnel is now called ${name}.`,
                () => void undo(account, id, { given: name, before }),
              )
            close()
          }}
          onCancel={close}
        />
      </Dialog>
    </>
  )
}

type Names = { given: string; before: string }

/** Says what came of it, wherever the person is by now. */
async function undo(account: string, id: string, { given, before }: Names): Promise<void> {
  try {
    const { name } = await renameBack(account, id, given, before)
    notice(
      name === before
        ? `The tunnel is called ${before} again.`
        : `It was not renamed back: somebody has called it ${name} since.`,
    )
  } catch (error) {
    problemNotice(
      `It was not renamed back: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
