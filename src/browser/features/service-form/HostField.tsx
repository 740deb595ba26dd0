import { useFormContext, useWatch } from 'react-hook-form'
import { TextField } from '../../ui/TextField.tsx'
import { understoodAs } from './host-text.ts'
import type { ServiceForm } from './service-form.ts'

/** Where the service is, as it is called inside the private network. */
export function HostField() {
  const { register, formState } = useFormContext<ServiceForm>()
  const kind = understoodAs(useWatch<ServiceForm, 'host'>({ name: 'host' }))
  return (
    <TextField
      label="Host or IP address"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      placeholder="internal-api.company.local"
      hint={
        kind === undefined
          ? 'A hostname, an IPv4 or an IPv6 address of your private network; or one of each kind of address, with a comma between.'
          : `Understood as ${kind}.`
      }
      error={formState.errors.host?.message}
      {...register('host')}
    />
  )
}
