import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { refusal, RULES } from '#contract/rules.ts'
import type { VpcService } from '#contract/service.ts'
import { pathTo } from '../../paths.ts'
import { updateService } from '../../queries/service-changes.ts'
import { serviceQuery } from '../../queries/services.ts'
import { useViewer } from '../shell/viewer.ts'
import { notice } from '../../ui/notice.ts'
import { Back } from '../shell/Back.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { PageTitle } from '../shell/PageTitle.tsx'
import { draftKey } from './draft.ts'
import { whyNotEdited } from '../shell/editable.ts'
import { fromService, toConfig } from './service-form.ts'
import { ServiceFormView } from './ServiceFormView.tsx'

/** Changes a VPC Service. An update replaces the whole, so the form holds the whole. */
export function EditServicePage({ account, service: id }: { account: string; service: string }) {
  const service = useQuery(serviceQuery(account, id))
  const back = pathTo('service', { account, service: id })
  return (
    <Loaded query={service} what="this VPC Service" title="VPC Service">
      {(old) => (
        <div className="flex flex-col gap-6">
          <div>
            <Back href={back}>{old.name}</Back>
            <PageTitle title={`Edit ${old.name}`} />
          </div>
          <Edit account={account} old={old} back={back} />
        </div>
      )}
    </Loaded>
  )
}

type Props = {
  account: string
  /** The service as it is. */
  old: VpcService
  /** Its page. */
  back: string
}

function Edit({ account, old, back }: Props) {
  const viewer = useViewer()
  const [, navigate] = useLocation()
  const { service_id: id } = old
  const whyNot = whyNotEdited(old)
  if (whyNot !== undefined) return <p role="status">{whyNot}</p>
  return (
    <ServiceFormView
      account={account}
      isNew={false}
      start={fromService(old)}
      rebase={() => undefined}
      draft={draftKey(viewer.id, account, id)}
      verb="Save changes"
      refused={refusal(RULES.serviceUpdate, viewer)}
      save={(form) => updateService(account, id, toConfig(form))}
      onSaved={({ name }) => {
        notice(`VPC Service ${name} was saved.`)
        navigate(back)
      }}
      onCancel={() => navigate(back)}
    />
  )
}
