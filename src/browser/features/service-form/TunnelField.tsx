import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { useController } from 'react-hook-form'
import { refusal, RULES } from '#contract/rules.ts'
import { pathTo } from '../../paths.ts'
import { useSearchState } from '../../search.ts'
import { useViewer } from '../shell/viewer.ts'
import { tunnelsQuery } from '../../queries/tunnels.ts'
import { Button } from '../../ui/Button.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { Field } from '../../ui/Field.tsx'
import { FlowSearch } from '../shell/flow.ts'
import { knownOf } from '../shell/known.ts'
import { AskOrTryAgain } from '../shell/AskOrTryAgain.tsx'
import { TunnelStatusMark } from '../tunnels/TunnelStatusMark.tsx'
import type { ServiceForm } from './service-form.ts'

type Props = {
  account: string
  /** Whether a tunnel may be made on the way: the way back leads to the form of a new service. */
  withNew: boolean
}

/** What is said where there is nothing to choose. */
const NONE = {
  coming: 'Loading tunnels',
  unknown: 'Tunnels could not be loaded.',
  here: 'No tunnel fits.',
}

/** Until the names are there, the chosen tunnel goes by its id. */
const chosenOnly = (id: string) => (id === '' ? [] : [{ value: id, label: id }])

/** The tunnel a service is reached through, each with its status; or a new one, without losing what is typed. */
export function TunnelField({ account, withNew }: Props) {
  const viewer = useViewer()
  const [, navigate] = useLocation()
  const [{ from }] = useSearchState(FlowSearch)
  const tunnels = useQuery(tunnelsQuery(account))
  const { field, fieldState } = useController<ServiceForm, 'tunnel'>({ name: 'tunnel' })
  const known = knownOf(tunnels)
  const choices =
    known.is === 'here'
      ? known.data.map(({ id, name, status }) => ({
          value: id,
          label: name,
          note: <TunnelStatusMark status={status} />,
        }))
      : chosenOnly(field.value)
  return (
    <div className="flex flex-col gap-2">
      <Field
        label="Tunnel"
        error={
          known.is === 'unknown'
            ? `Tunnels could not be loaded: ${known.error.message}`
            : fieldState.error?.message
        }
      >
        {(given) => (
          <Combobox
            {...given}
            ref={field.ref}
            choices={choices}
            value={field.value}
            onChange={field.onChange}
            placeholder="Choose a tunnel"
            searchLabel="Search tunnels"
            none={NONE[known.is]}
          />
        )}
      </Field>
      {known.is === 'unknown' ? (
        <div>
          <AskOrTryAgain error={known.error} onRetry={() => void tunnels.refetch()} />
        </div>
      ) : null}
      {withNew ? (
        <Button
          className="w-fit"
          disabledReason={refusal(RULES.tunnelCreate, viewer)}
          onClick={() => navigate(pathTo('tunnelNew', { account }, { for: 'service', from }))}
        >
          Create Tunnel
        </Button>
      ) : null}
    </div>
  )
}
