/** What is to be done to many services at once, as changes for a job; and what is left out, and why. Pure. */
import { tunnelOf, type VpcService } from '#contract/service.ts'
import { configOf } from '#contract/service-request.ts'
import { whyNotMoved } from './attempt.ts'
import type { DryLine } from './dry-run.ts'
import type { Change } from './change.ts'
import type { Job } from './job.ts'

type LeftOut = { service: VpcService; why: string }
export type Plan = { changes: Change[]; leftOut: LeftOut[] }

/** Moves services to a tunnel, by its id. Those that are there already, or not wholly known, are left out. */
export function moving(services: readonly VpcService[], to: string): Plan {
  const plan: Plan = { changes: [], leftOut: [] }
  for (const service of services) {
    const { service_id, name, host } = service
    const from = tunnelOf(host)
    const why =
      from === to
        ? 'It is on this tunnel already.'
        : configOf(service) === undefined
          ? whyNotMoved(service)
          : undefined
    if (why === undefined) plan.changes.push({ do: 'move', name, service: service_id, from, to })
    else plan.leftOut.push({ service, why })
  }
  return plan
}

/** Makes what lines of a file ask for, as far as it is not there yet. */
export const creating = (lines: readonly DryLine[]): Change[] =>
  lines.flatMap(({ name, verdict }) =>
    verdict.is === 'new' ? [{ do: 'create', name, config: verdict.config }] : [],
  )

/** Deletes services. */
export const deleting = (services: readonly VpcService[]): Change[] =>
  services.map(({ service_id: service, name }) => ({ do: 'delete', name, service }))

/** What takes back the moves that a job has done; nothing where it has done none, or could not do all it was to. */
export function movingBack({ changes, outcomes }: Job): Change[] | undefined {
  const back = changes.map((change, at): Change | undefined =>
    change.do === 'move' && outcomes[at]?.is === 'done'
      ? { ...change, from: change.to, to: change.from }
      : undefined,
  )
  const all = back.filter((change) => change !== undefined)
  return all.length > 0 && all.length === changes.length ? all : undefined
}
