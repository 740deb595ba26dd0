import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormProblem } from '../shell/FormProblem.tsx'
import { isAnswerLost } from '../shell/lost-answer.ts'

type Props<T> = {
  /** The words on both buttons: the one that asks, and the one that does it. */
  verb: string
  /** The same while it is under way. */
  doing: string
  /** Whether it cuts something off. */
  danger?: boolean
  /** The question, over the consequences. */
  title: string
  /** Why the person may not. */
  refused: string | undefined
  /** What it resolves to is about the moment it was pressed: what is shown may have moved on before it is done. */
  act: () => Promise<T>
  onDone: (result: T) => void
  /** What to do when nobody told whether it was done. */
  whenLost: string
  /** What will happen. */
  children: ReactNode
}

/** A button that says what it will do, and does it at the second press. A failure is told beside that one. */
export function ConfirmPress<T>(props: Props<T>) {
  const { verb, doing, danger = false, title, refused, act, onDone, whenLost, children } = props
  const [open, setOpen] = useState(false)
  const acting = useMutation({
    mutationFn: act,
    onSuccess(result) {
      setOpen(false)
      onDone(result)
    },
  })
  const turn = (next: boolean) => {
    acting.reset()
    setOpen(next)
  }
  return (
    <>
      <Button disabledReason={refused} onClick={() => turn(true)}>
        {verb}
      </Button>
      <Dialog title={title} open={open} onOpenChange={turn}>
        {children}
        <FormProblem error={acting.error} />
        {acting.error !== null && isAnswerLost(acting.error) ? <p>{whenLost}</p> : null}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => turn(false)}>Cancel</Button>
          <Button
            look={danger ? 'danger' : 'primary'}
            busy={acting.isPending}
            busyLabel={doing}
            disabledReason={refused}
            onClick={() => acting.mutate()}
          >
            {verb}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
