import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { Tunnel } from '#contract/tunnel.ts'
import { renameTunnel } from '../../queries/tunnel-changes.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { notice } from '../../ui/notice.ts'
import { TextField } from '../../ui/TextField.tsx'
import { FormProblem } from '../shell/FormProblem.tsx'

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
        <RenameForm account={account} tunnel={tunnel} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function RenameForm({ account, tunnel, onDone }: Omit<Props, 'refused'> & { onDone: () => void }) {
  const form = useForm({ defaultValues: { name: tunnel.name } })
  const save = useMutation({
    mutationFn: ({ name }: { name: string }) => renameTunnel(account, tunnel.id, name),
    onSuccess: ({ name }) => {
      notice(`The tunnel is now called ${name}.`)
      onDone()
    },
  })
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => void form.handleSubmit((values) => save.mutate(values))(event)}
    >
      <TextField
        label="Tunnel name"
        autoComplete="off"
        hint="Its id, its token and its connections stay as they are."
        error={form.formState.errors.name?.message}
        {...form.register('name', {
          validate: (name) => name.trim() !== '' || 'A name is required.',
        })}
      />
      <FormProblem error={save.error} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" look="primary" busy={save.isPending}>
          Rename
        </Button>
      </div>
    </form>
  )
}
