import { useState } from 'react'
import { refusal, RULES } from '#contract/rules.ts'
import type { VpcService } from '#contract/service.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useViewer } from '../shell/viewer.ts'
import { beginDelete } from './begin.ts'
import { counted } from './counted.ts'
import { useJobs } from './jobs.ts'
import { deleting } from './plans.ts'
import { BUSY } from './words.ts'

type Props = {
  account: string
  services: readonly VpcService[]
  /** It is under way: `JobPanel` shows how far it is. */
  onBegun?: () => void
}

/** Deletes services, once their count is typed. */
export function DeleteServices(props: Props) {
  const [open, setOpen] = useState(false)
  const refused = refusal(RULES.serviceDelete, useViewer())
  return (
    <>
      <Button disabledReason={refused} onClick={() => setOpen(true)}>
        Delete
      </Button>
      <Dialog
        title={`Delete ${counted(props.services.length)}?`}
        open={open}
        onOpenChange={setOpen}
      >
        <DeleteForm {...props} close={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function DeleteForm({ account, services, onBegun, close }: Props & { close: () => void }) {
  const jobs = useJobs(account)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState('')
  const count = String(services.length)
  const isSure = typed.trim() === count
  const begin = async () => {
    if (!isSure) return
    if (!(await beginDelete(jobs, deleting(services)))) return setProblem(BUSY)
    close()
    onBegun?.()
  }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void begin()
      }}
    >
      <p>This can&rsquo;t be undone. Worker bindings that name these services stop working.</p>
      <ul
        aria-label="What is deleted"
        className="max-h-[30dvh] list-disc overflow-y-auto pl-5 wrap-anywhere"
      >
        {services.map(({ service_id, name }) => (
          <li key={service_id}>{name}</li>
        ))}
      </ul>
      <TextField
        label={`Type ${count} to delete`}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        error={problem || undefined}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button
          type="submit"
          look="danger"
          disabledReason={isSure ? undefined : `Type ${count} first.`}
        >
          {`Delete ${counted(services.length)}`}
        </Button>
      </div>
    </form>
  )
}
