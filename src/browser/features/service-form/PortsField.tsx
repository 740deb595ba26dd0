import { useController, useFormContext, useWatch } from 'react-hook-form'
import { RadioField } from '../../ui/RadioField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Consequence } from './Consequence.tsx'
import type { ServiceForm } from './service-form.ts'

const CHOICES = [
  { value: 'default', label: 'Use default ports' },
  { value: 'custom', label: 'Provide port values' },
]

const PROTOCOLS = [
  { value: '', label: 'Not given' },
  { value: 'postgresql', label: 'PostgreSQL' },
  { value: 'mysql', label: 'MySQL' },
]

const number = { inputMode: 'numeric', autoComplete: 'off' } as const

/** The ports a Worker reaches, and what they mean for what it may do. */
export const PortsField = () =>
  useWatch<ServiceForm, 'type'>({ name: 'type' }) === 'tcp' ? <TcpPort /> : <WebPorts />

function WebPorts() {
  const { register, formState } = useFormContext<ServiceForm>()
  const { errors } = formState
  const ports = useWatch<ServiceForm, 'ports'>({ name: 'ports' })
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
      <Consequence />
    </RadioField>
  )
}

function TcpPort() {
  const { register, formState } = useFormContext<ServiceForm>()
  const { field, fieldState } = useController<ServiceForm, 'protocol'>({ name: 'protocol' })
  return (
    <>
      <TextField
        label="TCP port"
        {...number}
        error={formState.errors.tcpPort?.message}
        {...register('tcpPort')}
      />
      <RadioField
        legend="Protocol"
        options={PROTOCOLS}
        {...field}
        error={fieldState.error?.message}
      >
        <Consequence />
      </RadioField>
    </>
  )
}
