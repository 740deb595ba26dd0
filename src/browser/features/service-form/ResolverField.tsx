import { useFormContext, useWatch } from 'react-hook-form'
import { RadioField } from '../../ui/RadioField.tsx'
import { TextAreaField } from '../../ui/TextAreaField.tsx'
import { isAddress } from './host-text.ts'
import type { ServiceForm } from './service-form.ts'

const CHOICES = [
  { value: 'tunnel', label: 'Use tunnel as resolver' },
  { value: 'custom', label: 'Custom resolver' },
]

/** Who looks the hostname up. An IP address needs nobody, and the field says so rather than going away. */
export function ResolverField() {
  const { register, formState } = useFormContext<ServiceForm>()
  const [host, resolver] = useWatch<ServiceForm, ['host', 'resolver']>({
    name: ['host', 'resolver'],
  })
  const idle = isAddress(host)
  return (
    <RadioField
      legend="DNS Resolver"
      options={CHOICES}
      {...register('resolver')}
      aria-describedby="resolver-note"
      aria-disabled={idle || undefined}
      className={idle ? 'opacity-55' : ''}
    >
      {resolver === 'custom' && !idle ? (
        <TextAreaField
          label="Resolver IPs"
          rows={2}
          placeholder="10.0.0.53"
          hint="One IP address or several: each on a line, or with commas between. The connector must be able to reach them."
          error={formState.errors.resolverIps?.message}
          {...register('resolverIps')}
        />
      ) : null}
      <p id="resolver-note" className="text-small text-dim">
        {idle
          ? 'Does not apply: an IP address needs no resolver.'
          : 'The tunnel’s own resolver is that of the host its connector runs on.'}
      </p>
    </RadioField>
  )
}
