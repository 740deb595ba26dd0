import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, type ReactNode } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import type { VpcService } from '#contract/service.ts'
import { pathTo } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { placeErrors } from '../shell/form-errors.ts'
import { FormProblem } from '../shell/FormProblem.tsx'
import { MayBeDone } from '../shell/MayBeDone.tsx'
import { RoleNeeded } from '../shell/RoleNeeded.tsx'
import { useLostAnswer } from '../shell/use-lost-answer.ts'
import { HostField } from './HostField.tsx'
import { withoutCredentials } from './host-text.ts'
import { PortsField } from './PortsField.tsx'
import { ResolverField } from './ResolverField.tsx'
import { RightForm } from './right-form.ts'
import type { ServiceForm } from './service-form.ts'
import { SaveButton } from './SaveButton.tsx'
import { serviceField } from './service-errors.ts'
import { TlsField } from './TlsField.tsx'
import { TunnelField } from './TunnelField.tsx'
import { TypeField } from './TypeField.tsx'
import { useDraft } from './use-draft.ts'

type Props = Parameters<typeof useDraft>[0] & {
  isNew: boolean
  /** The verb on the button. */
  verb: string
  refused: string | undefined
  /** Why it can't be sent as it stands, as a sentence. */
  whyNotYet?: (typed: ServiceForm) => string | undefined
  save: (form: ServiceForm) => Promise<VpcService>
  onSaved: (service: VpcService) => void
  onCancel: () => void
  /** What stands above the buttons, where what will be sent is looked over. It may watch the form, as `aside` may. */
  beforeSaving?: ReactNode
  /** What stands beside the form where there is room, and below it where there is none. */
  aside?: ReactNode
}

/** The one form of a VPC Service, new or old. */
export function ServiceFormView(props: Props) {
  const { account, isNew, verb, refused, save, onSaved, onCancel, beforeSaving, aside } = props
  const draft = useDraft(props)
  const { lost, hear } = useLostAnswer()
  const form = useForm<ServiceForm>({
    defaultValues: draft.typed,
    resolver: zodResolver(RightForm),
  })
  const saving = useMutation({
    mutationFn: save,
    onSuccess: onSaved,
    onError: (error, { name }) => {
      hear(error, name)
      for (const { field, message } of placeErrors(error, serviceField).fields)
        form.setError(field, { message }, { shouldFocus: true })
    },
  })
  const keep = useEffectEvent(draft.keep)
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => keep({ ...values, host: withoutCredentials(values.host) }),
      }),
    [form],
  )
  const startOver = () => {
    form.setFocus('name')
    form.reset(draft.startOver())
  }
  return (
    <FormProvider {...form}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8 xl:grid-cols-[minmax(0,40rem)_minmax(0,1fr)]">
        <form
          noValidate
          className="flex max-w-160 flex-col gap-6"
          onSubmit={(event) => void form.handleSubmit((typed) => saving.mutate(typed))(event)}
        >
          <RoleNeeded why={refused} error={saving.error} />
          {draft.found === 'kept' ? (
            <p className="flex flex-wrap items-center gap-2 text-dim">
              What you typed before was kept.
              <Button look="quiet" onClick={startOver}>
                Start over
              </Button>
            </p>
          ) : null}
          {draft.found === 'let go' ? (
            <p>What you typed before for another service was let go.</p>
          ) : null}
          <TextField
            label="Service name"
            autoComplete="off"
            placeholder="my-private-api"
            error={form.formState.errors.name?.message}
            {...form.register('name')}
          />
          <TunnelField account={account} withNew={isNew} />
          <HostField account={account} isNew={isNew} />
          <TypeField isNew={isNew} />
          <PortsField />
          <ResolverField />
          <TlsField account={account} />
          <FormProblem error={saving.error} fieldOf={serviceField} />
          {isNew && saving.isError && saving.variables.name === lost ? (
            <MayBeDone error={saving.error} list={pathTo('services', { account }, { q: lost })} />
          ) : null}
          {beforeSaving}
          <div className="flex gap-2">
            <SaveButton
              busy={saving.isPending}
              busyLabel={isNew ? 'Creating…' : 'Saving…'}
              refused={refused}
              whyNotYet={props.whyNotYet}
            >
              {verb}
            </SaveButton>
            <Button onClick={onCancel}>Cancel</Button>
          </div>
        </form>
        {aside}
      </div>
    </FormProvider>
  )
}
