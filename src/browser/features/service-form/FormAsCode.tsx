import type { ServiceConfig } from '#contract/service-config.ts'
import { later } from '../../ui/later.ts'
import { withoutCredentials } from './host-text.ts'
import { RightForm } from './right-form.ts'
import { type ServiceForm, toConfig } from './service-form.ts'
import { useTyped } from './use-typed.ts'

const panel = later(async () => (await import('../code/DraftAsCode.tsx')).DraftAsCode)

type Props = {
  account: string
  /** The id of the service that is edited. */
  service?: string
  /** What the form would send, where that is more than what stands in its boxes. */
  sends?: (typed: ServiceForm) => ServiceConfig
}

/** What the form would send, as code, while it is being filled in. It comes after the form, which does not need it. */
export function FormAsCode({ account, service, sends = toConfig }: Props) {
  const typed = useTyped()
  const arrival = panel.use()
  if (arrival.is !== 'here') return null
  const DraftAsCode = arrival.code
  // What is copied from there goes to places where no password of a pasted URL belongs.
  const shown = { ...typed, host: withoutCredentials(typed.host) }
  return (
    <div className="max-w-160 min-w-0">
      <DraftAsCode
        account={account}
        typed={sends(shown)}
        isRight={RightForm.safeParse(typed).success}
        service={service}
      />
    </div>
  )
}
