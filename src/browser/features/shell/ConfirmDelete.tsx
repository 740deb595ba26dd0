import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormProblem } from './FormProblem.tsx'

const UNSURE = 'Check “Delete it all the same” first.'

type Props = {
  /** What kind of thing: `tunnel`, `VPC Service`. */
  kind: string
  name: string
  /** Why the person may not. */
  refused: string | undefined
  /** Why it can't be deleted now, whoever asks. */
  blocked?: string | undefined
  /** What could not be checked beforehand, as a sentence: then it takes one press more. */
  unchecked?: string | undefined
  remove: () => Promise<void>
  onRemoved: () => void
  /** What will be lost or left behind. */
  children: ReactNode
}

/** Asks before something is deleted for good. A failure is told here, beside the button that failed. */
export function ConfirmDelete(props: Props) {
  const { kind, name, refused, blocked, unchecked, remove, onRemoved, children } = props
  const [open, setOpen] = useState(false)
  const [allTheSame, setAllTheSame] = useState(false)
  const unsure = unchecked !== undefined && !allTheSame
  const removal = useMutation({ mutationFn: remove, onSuccess: onRemoved })
  const turn = (next: boolean) => {
    removal.reset()
    setAllTheSame(false)
    setOpen(next)
  }
  return (
    <>
      <Button disabledReason={refused} onClick={() => turn(true)}>
        Delete
      </Button>
      <Dialog title={`Delete ${name}?`} open={open} onOpenChange={turn}>
        {children}
        {unchecked === undefined ? null : (
          <div className="flex flex-col gap-2 rounded-sm border border-bad px-3 py-2">
            <p role="alert" className="text-bad">
              {unchecked}
            </p>
            <label className="inline-flex items-center gap-2">
              <input
                type="checkbox"
                className="accent-accent"
                checked={allTheSame}
                onChange={({ target }) => setAllTheSame(target.checked)}
              />
              Delete it all the same
            </label>
          </div>
        )}
        <FormProblem error={removal.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => turn(false)}>Cancel</Button>
          <Button
            look="danger"
            busy={removal.isPending}
            busyLabel="Deleting…"
            disabledReason={blocked ?? refused ?? (unsure ? UNSURE : undefined)}
            onClick={() => removal.mutate()}
          >
            {`Delete ${kind}`}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
