import { useFormContext, useWatch } from 'react-hook-form'
import { TextField } from '../../ui/TextField.tsx'
import { useSettled } from '../../ui/use-settled.ts'
import { HostNotes } from './HostNotes.tsx'
import { HostOffer } from './HostOffer.tsx'
import { understoodAs } from './host-text.ts'
import type { ServiceForm } from './service-form.ts'
import { TransportNote } from './TransportNote.tsx'

/** Where the service is, as it is called inside the private network; what was understood of it, and whose it is. */
export function HostField({ account, isNew }: { account: string; isNew: boolean }) {
  const { register, formState } = useFormContext<ServiceForm>()
  const host = useWatch<ServiceForm, 'host'>({ name: 'host' })
  const settled = useSettled(host)
  const kind = understoodAs(host)
  const space = host === host.trim() ? '' : ', without the white space around it'
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label="Host or IP address"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder="internal-api.company.local"
        hint={
          kind === undefined
            ? 'A hostname, an IPv4 or an IPv6 address of your private network; or one of each kind of address, with a comma between.'
            : `Understood as ${kind}${space}.`
        }
        error={formState.errors.host?.message}
        {...register('host')}
      />
      <HostOffer isNew={isNew} settled={settled} />
      <HostNotes host={host} settled={settled} />
      {kind === 'a hostname' ? <TransportNote account={account} /> : null}
    </div>
  )
}
