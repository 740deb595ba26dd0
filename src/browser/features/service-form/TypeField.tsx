import { useController } from 'react-hook-form'
import { RadioField } from '../../ui/RadioField.tsx'
import type { ServiceForm } from './service-form.ts'

const CHOICES = [
  { value: 'http', label: 'HTTP' },
  { value: 'tcp', label: 'TCP' },
]

const stays = () => {}

/** What is spoken with the service. Of one that is there already it stays, and the field says why. */
export function TypeField({ isNew }: { isNew: boolean }) {
  const { field, fieldState } = useController<ServiceForm, 'type'>({ name: 'type' })
  return (
    <RadioField
      legend="Type"
      options={CHOICES}
      {...field}
      onChange={isNew ? field.onChange : stays}
      aria-disabled={isNew ? undefined : true}
      aria-describedby="type-note"
      error={fieldState.error?.message}
    >
      <p id="type-note" className="text-small text-dim">
        {isNew
          ? 'HTTP is for fetch() in a Worker. TCP is for databases, through Hyperdrive or a driver.'
          : 'It stays as it is: Cloudflare does not document that the type of a service can be changed. Create another service for another type.'}
      </p>
    </RadioField>
  )
}
