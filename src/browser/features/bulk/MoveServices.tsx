import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { refusal, RULES } from '#contract/rules.ts'
import type { VpcService } from '#contract/service.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { tunnelsQuery } from '../../queries/tunnels.ts'
import { Button } from '../../ui/Button.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Missing } from '../shell/Missing.tsx'
import { useViewer } from '../shell/viewer.ts'
import { beginMove } from './begin.ts'
import { useJobs } from './jobs.ts'
import { counted } from './counted.ts'
import { moving, type Plan } from './plans.ts'
import { BUSY } from './words.ts'

type Props = {
  account: string
  /** Those to move; none of them is changed otherwise. */
  services: readonly VpcService[]
  /** The id of the tunnel that is chosen at first. */
  start?: string | undefined
  /** It is under way: `JobPanel` shows how far it is. */
  onBegun?: () => void
}

/** Moves services to another tunnel: asks which one, and shows first what that changes. */
export function MoveServices(props: Props) {
  const [open, setOpen] = useState(false)
  const refused = refusal(RULES.serviceUpdate, useViewer())
  return (
    <>
      <Button disabledReason={refused} onClick={() => setOpen(true)}>
        Move to another tunnel
      </Button>
      <Dialog title={`Move ${counted(props.services.length)}`} open={open} onOpenChange={setOpen}>
        <MoveForm {...props} close={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function MoveForm({
  account,
  services,
  start = '',
  onBegun,
  close,
}: Props & { close: () => void }) {
  const tunnels = useQuery(tunnelsQuery(account))
  const jobs = useJobs(account)
  const [to, setTo] = useState(start)
  const [problem, setProblem] = useState('')
  const known = tunnels.data ?? []
  const target = known.find(({ id }) => id === to)
  const plan = moving(services, to)
  const why =
    target === undefined
      ? 'Choose the tunnel to move them to.'
      : plan.changes.length === 0
        ? 'None of them can be moved there.'
        : undefined
  const begin = async () => {
    if (!(await beginMove(jobs, plan.changes, target?.name ?? to))) return setProblem(BUSY)
    close()
    onBegun?.()
  }
  return (
    <>
      <Missing what="Tunnels" query={tunnels} />
      <Field label="Tunnel" error={problem || undefined} hint={target && hintOf(target)}>
        {(field) => (
          <Combobox
            {...field}
            choices={known.map(({ id, name, status }) => ({
              value: id,
              label: name,
              note: status,
            }))}
            value={to}
            onChange={setTo}
            placeholder="Choose a tunnel"
            searchLabel="Search tunnels"
            none="No tunnel fits."
          />
        )}
      </Field>
      {target === undefined ? null : <WhatChanges plan={plan} tunnels={known} />}
      <p>
        Service IDs stay as they are, so bindings keep working; their requests go through the new
        tunnel, which must reach the same hosts.
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button look="primary" disabledReason={why} onClick={() => void begin()}>
          {`Move ${counted(target === undefined ? services.length : plan.changes.length)}`}
        </Button>
      </div>
    </>
  )
}

const hintOf = ({ status }: Tunnel): string | undefined =>
  status === 'healthy' || status === 'degraded' || status === ''
    ? undefined
    : `This tunnel is ${status}: until a connector runs it, what is moved there can’t be reached.`

/** From where each goes; and what stays, and why. */
function WhatChanges({ plan, tunnels }: { plan: Plan; tunnels: readonly Tunnel[] }) {
  const nameOf = (id: string) => tunnels.find((tunnel) => tunnel.id === id)?.name ?? id
  return (
    <div className="flex max-h-[30dvh] flex-col gap-2 overflow-y-auto">
      <ul aria-label="What changes" className="list-disc pl-5">
        {plan.changes.map((change) =>
          change.do === 'move' ? (
            <li key={change.service} className="wrap-anywhere">
              {change.name}: {nameOf(change.from)} → {nameOf(change.to)}
            </li>
          ) : null,
        )}
      </ul>
      {plan.leftOut.length === 0 ? null : (
        <ul aria-label="Left as they are" className="list-disc pl-5 text-dim">
          {plan.leftOut.map(({ service, why }) => (
            <li key={service.service_id} className="wrap-anywhere">
              {service.name} stays: {why}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
