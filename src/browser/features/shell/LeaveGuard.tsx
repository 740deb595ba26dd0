import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { guardLeaving } from './leave-guard.ts'

type Props = {
  /** Whether there is something to lose. */
  active: boolean
  title: string
  /** What will be lost. */
  children: ReactNode
}

/** Asks before this page is left, as long as there is something to lose. */
export function LeaveGuard({ active, title, children }: Props) {
  const [leave, setLeave] = useState<() => void>()
  useEffect(() => (active ? guardLeaving((go) => setLeave(() => go)) : undefined), [active])
  return (
    <Dialog title={title} open={leave !== undefined} onOpenChange={() => setLeave(undefined)}>
      <div>{children}</div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => setLeave(undefined)}>Stay on this page</Button>
        <Button look="primary" onClick={leave}>
          Leave
        </Button>
      </div>
    </Dialog>
  )
}
