import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { CODES } from '#contract/codes.ts'
import type { ApiMessage } from '#contract/envelope.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { placeErrors } from '../shell/form-errors.ts'
import { FormProblem } from '../shell/FormProblem.tsx'
import { MayBeDone } from '../shell/MayBeDone.tsx'
import { RoleNeeded } from '../shell/RoleNeeded.tsx'
import { useLostAnswer } from '../shell/use-lost-answer.ts'

const fieldOf = ({ code, source }: ApiMessage): 'name' | undefined =>
  code === CODES.tunnelNameTaken.code || source?.pointer === '/name' ? 'name' : undefined

type Props = {
  /** The name the box begins with. */
  start: string
  hint: string
  /** The words on the button. */
  verb: string
  /** The same while it is under way. */
  doing: string
  refused: string | undefined
  save: (name: string) => Promise<Tunnel>
  onSaved: (tunnel: Tunnel) => void
  /** What is typed, whenever it changes. */
  onType?: (name: string) => void
  /** For a new one: the list with those of a name in it. */
  listOf?: (name: string) => string
  onCancel: () => void
}

/** Asks for a tunnel's name, new or old. */
export function TunnelNameForm(props: Props) {
  const { start, hint, verb, doing, refused, save, onSaved, onType, listOf, onCancel } = props
  const { lost, hear } = useLostAnswer()
  const form = useForm({ defaultValues: { name: start } })
  const saving = useMutation({
    mutationFn: ({ name }: { name: string }) => save(name),
    onSuccess: onSaved,
    onError: (error, { name }) => {
      hear(error, name)
      for (const { field, message } of placeErrors(error, fieldOf).fields)
        form.setError(field, { message }, { shouldFocus: true })
    },
  })
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => void form.handleSubmit((values) => saving.mutate(values))(event)}
    >
      <RoleNeeded why={refused} error={saving.error} />
      <TextField
        label="Tunnel name"
        autoComplete="off"
        placeholder="private-api-tunnel"
        hint={hint}
        error={form.formState.errors.name?.message}
        {...form.register('name', {
          validate: (name) => name.trim() !== '' || 'A name is required.',
          onChange: () => onType?.(form.getValues('name')),
        })}
      />
      <FormProblem error={saving.error} fieldOf={fieldOf} />
      {listOf !== undefined && saving.isError && saving.variables.name === lost ? (
        <MayBeDone error={saving.error} list={listOf(lost)} />
      ) : null}
      <div className="flex gap-2">
        <Button
          type="submit"
          look="primary"
          busy={saving.isPending}
          busyLabel={doing}
          disabledReason={refused}
        >
          {verb}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  )
}
