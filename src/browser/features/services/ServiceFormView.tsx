import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import type { VpcService } from '#contract/service.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { placeErrors } from '../shell/form-errors.ts'
import { FormProblem } from '../shell/FormProblem.tsx'
import { dropDraft, keepDraft, readDraft } from './draft.ts'
import { HostField } from './HostField.tsx'
import { PortsField } from './PortsField.tsx'
import { ResolverField } from './ResolverField.tsx'
import { formFor, type ServiceForm } from './service-form.ts'
import { serviceField } from './service-errors.ts'
import { TunnelField } from './TunnelField.tsx'

type Props = {
  account: string
  type: string
  /** What the form shows when nothing was typed before. */
  start: ServiceForm
  /** A value that goes before what was typed: a tunnel just made on the way. */
  chosenTunnel?: string
  /** The name its draft is kept under. */
  draft: string
  /** The verb on the button. */
  verb: string
  refused: string | undefined
  save: (form: ServiceForm) => Promise<VpcService>
  onSaved: (service: VpcService) => void
  onCancel: () => void
}

/** The one form of a VPC Service, new or old. */
export function ServiceFormView(props: Props) {
  const { account, type, start, chosenTunnel, draft, verb, refused, save, onSaved, onCancel } =
    props
  const [found] = useState(() => readDraft(draft))
  const values = { ...(found ?? start), ...(chosenTunnel && { tunnel: chosenTunnel }) }
  const form = useForm<ServiceForm>({ defaultValues: values, resolver: zodResolver(formFor(type)) })
  const leave = (then: () => void) => {
    dropDraft(draft)
    then()
  }
  const saving = useMutation({
    mutationFn: save,
    onSuccess: (service) => leave(() => onSaved(service)),
    onError: (error) => {
      for (const { field, message } of placeErrors(error, serviceField).fields)
        form.setError(field, { message }, { shouldFocus: true })
    },
  })
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values: typed }) => keepDraft(draft, typed),
      }),
    [form, draft],
  )
  return (
    <FormProvider {...form}>
      <form
        noValidate
        className="flex max-w-160 flex-col gap-6"
        onSubmit={(event) => void form.handleSubmit((typed) => saving.mutate(typed))(event)}
      >
        {found === undefined ? null : (
          <p className="flex flex-wrap items-center gap-2 text-dim">
            What you typed before was kept.
            <Button look="quiet" onClick={() => leave(() => form.reset(start))}>
              Start over
            </Button>
          </p>
        )}
        <TextField
          label="Service name"
          autoComplete="off"
          placeholder="my-private-api"
          error={form.formState.errors.name?.message}
          {...form.register('name')}
        />
        <TunnelField account={account} />
        <HostField />
        <PortsField type={type} />
        <ResolverField />
        <FormProblem error={saving.error} fieldOf={serviceField} />
        <div className="flex gap-2">
          <Button type="submit" look="primary" busy={saving.isPending} disabledReason={refused}>
            {verb}
          </Button>
          <Button onClick={() => leave(onCancel)}>Cancel</Button>
        </div>
      </form>
    </FormProvider>
  )
}
