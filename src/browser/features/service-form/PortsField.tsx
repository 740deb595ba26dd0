import { useFormContext, useWatch } from 'react-hook-form'
import { RadioField } from '../../ui/RadioField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { schemeWords } from './consequences.ts'
import type { ServiceForm } from './service-form.ts'

const CHOICES = [
  { value: 'default', label: 'Use default ports' },
  { value: 'custom', label: 'Provide port values' },
]

const number = { inputMode: 'numeric', autoComplete: 'off' } as const

/** The ports a Worker reaches, and what they mean for the schemes it may use. */
export function PortsField() {
  const { register, formState } = useFormContext<ServiceForm>()
  const { errors } = formState
  const [type, ports, httpPort, httpsPort] = useWatch<
    ServiceForm,
    ['type', 'ports', 'httpPort', 'httpsPort']
  >({ name: ['type', 'ports', 'httpPort', 'httpsPort'] })
  if (type === 'tcp')
    return (
      <TextField
        label="TCP port"
        {...number}
        error={errors.tcpPort?.message}
        {...register('tcpPort')}
      />
    )
  return (
    <RadioField legend="Ports" options={CHOICES} {...register('ports')}>
      {ports === 'custom' ? (
        <div className="grid gap-4 md:grid-cols-2">
          <TextField
            label="HTTP port"
            {...number}
            error={errors.httpPort?.message}
            {...register('httpPort')}
          />
          <TextField
            label="HTTPS port"
            {...number}
            error={errors.httpsPort?.message}
            {...register('httpsPort')}
          />
        </div>
      ) : null}
      <p role="status" className="text-small text-dim">
        {schemeWords({ ports, httpPort, httpsPort })}
      </p>
    </RadioField>
  )
}
