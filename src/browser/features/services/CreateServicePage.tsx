import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { refusal, RULES } from '#contract/rules.ts'
import { paths } from '../../paths.ts'
import { createService } from '../../queries/service-changes.ts'
import { useSession } from '../../queries/session.ts'
import { notice } from '../../ui/notice.ts'
import { Back } from '../shell/Back.tsx'
import { PageTitle } from '../shell/PageTitle.tsx'
import { draftKey } from './draft.ts'
import { EMPTY, toConfig } from './service-form.ts'
import { ServiceFormView } from './ServiceFormView.tsx'

/** A new VPC Service. */
export function CreateServicePage() {
  const { account } = useParams({ from: paths.serviceNew })
  const { tunnel = '' } = useSearch({ from: paths.serviceNew })
  const { viewer } = useSession()
  const navigate = useNavigate()
  return (
    <div className="flex flex-col gap-6">
      <div>
        <Back to={paths.services} params={{ account }}>
          VPC Services
        </Back>
        <PageTitle title="Create a VPC Service" />
      </div>
      <ServiceFormView
        account={account}
        type="http"
        start={EMPTY}
        chosenTunnel={tunnel}
        draft={draftKey(account)}
        verb="Create service"
        refused={refusal(RULES.serviceCreate, viewer)}
        save={(form) => createService(account, toConfig(form))}
        onSaved={({ name, service_id: service }) => {
          notice(`VPC Service ${name} was created.`)
          void navigate({ to: paths.service, params: { account, service } })
        }}
        onCancel={() => void navigate({ to: paths.services, params: { account } })}
      />
    </div>
  )
}
