import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { refusal, RULES } from '#contract/rules.ts'
import type { VpcService } from '#contract/service.ts'
import { pathTo } from '../../paths.ts'
import { deleteService } from '../../queries/service-changes.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { notice } from '../../ui/notice.ts'
import { FormProblem } from '../shell/FormProblem.tsx'
import { unlessLeft } from '../shell/unless-left.ts'
import { useViewer } from '../shell/viewer.ts'

type Props = { account: string; service: VpcService }

/** Asks before a service is deleted for good. A failure is told here, beside the button that failed. */
export function DeleteService({ account, service: { service_id: id, name } }: Props) {
  const [open, setOpen] = useState(false)
  const [, navigate] = useLocation()
  const refused = refusal(RULES.serviceDelete, useViewer())
  const removal = useMutation({
    mutationFn: () => deleteService(account, id),
    onMutate: () => location.pathname,
    onSuccess(_done, _asked, page) {
      notice(`VPC Service ${name} was deleted.`)
      unlessLeft(page, () => navigate(pathTo('services', { account })))
    },
  })
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
        <p>This can&rsquo;t be undone. Worker bindings that name this service stop working.</p>
        <FormProblem error={removal.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => turn(false)}>Cancel</Button>
          <Button
            look="danger"
            busy={removal.isPending}
            busyLabel="Deleting…"
            disabledReason={refused}
            onClick={() => removal.mutate()}
          >
            Delete VPC Service
          </Button>
        </div>
      </Dialog>
    </>
  )
}
