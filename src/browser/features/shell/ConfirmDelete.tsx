import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormProblem } from './FormProblem.tsx'

type Props = {
  /** What kind of thing: `tunnel`, `VPC Service`. */
  kind: string
  name: string
  /** Why the person may not. */
  refused: string | undefined
  /** Why it can't be deleted now, whoever asks. */
  blocked?: string | undefined
  remove: () => Promise<void>
  onRemoved: () => void
  /** What will be lost or left behind. */
  children: ReactNode
}

/** Asks before something is deleted for good. A failure is told here, beside the button that failed. */
export function ConfirmDelete({
  kind,
  name,
  refused,
  blocked,
  remove,
  onRemoved,
  children,
}: Props) {
  const [open, setOpen] = useState(false)
  const removal = useMutation({ mutationFn: remove, onSuccess: onRemoved })
  const turn = (next: boolean) => {
    removal.reset()
    setOpen(next)
  }
  return (
    <>
      <Button disabledReason={refused} onClick={() => turn(true)}>
        Delete
      </Button>
      <Dialog title={`Delete ${name}?`} open={open} onOpenChange={turn}>
        {children}
        <FormProblem error={removal.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => turn(false)}>Cancel</Button>
          <Button
            look="danger"
            busy={removal.isPending}
            busyLabel="Deleting…"
            disabledReason={blocked ?? refused}
            onClick={() => removal.mutate()}
          >
            {`Delete ${kind}`}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
