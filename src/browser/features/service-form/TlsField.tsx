import { type MouseEvent, useState } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import { RadioField } from '../../ui/RadioField.tsx'
import { CertificateField } from './CertificateField.tsx'
import type { ServiceForm } from './service-form.ts'
import { isUsual, isWithoutTls, modeOf, MODES, tlsSummary } from './tls.ts'
import { useTyped } from './use-typed.ts'

/** How the service's certificate is checked. Folded away while it is as usual, so that the form stays short. */
export function TlsField({ account }: { account: string }) {
  const typed = useTyped()
  const { errors } = useFormContext<ServiceForm>().formState
  const [asked, setAsked] = useState(!isUsual(typed))
  // What is wrong stays in view, so the browser does not fold it by itself.
  const isOpen = asked || Boolean(errors.tls ?? errors.authority ?? errors.clientCertificate)
  const turn = (event: MouseEvent) => {
    event.preventDefault()
    setAsked(!isOpen)
  }
  return (
    <details open={isOpen}>
      <summary className="w-fit cursor-pointer rounded-sm" onClick={turn}>
        <span className="font-bold">TLS verification</span>: {tlsSummary(typed)}
      </summary>
      {isOpen ? (
        <div className="mt-3 flex flex-col gap-4 border-l border-line pl-4">
          {isWithoutTls(typed) ? (
            <p className="text-small text-dim">
              Does not apply now: with an HTTP port alone, no request uses TLS.
            </p>
          ) : null}
          <ModeField />
          <CertificateField account={account} kind="authority" off={typed.tls === 'disabled'} />
          <CertificateField account={account} kind="client" />
        </div>
      ) : null}
    </details>
  )
}

function ModeField() {
  const { field, fieldState, formState } = useController<ServiceForm, 'tls'>({ name: 'tls' })
  // Whoever said the usual in so many words goes on saying it.
  const usual = formState.defaultValues?.tls === 'verify_full' ? 'verify_full' : 'default'
  const options = [
    { value: usual, label: MODES.verify_full.label },
    { value: 'verify_ca', label: MODES.verify_ca.label },
    { value: 'disabled', label: MODES.disabled.label },
  ]
  return (
    <RadioField
      legend="What is checked of the service’s certificate"
      options={options}
      {...field}
      value={modeOf(field.value) === 'verify_full' ? usual : field.value}
      error={fieldState.error?.message}
    >
      <p
        role="status"
        className={`text-small ${field.value === 'disabled' ? 'text-warn' : 'text-dim'}`}
      >
        {MODES[modeOf(field.value)].consequence}
      </p>
    </RadioField>
  )
}
