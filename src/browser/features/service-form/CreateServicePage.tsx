import { useLocation } from 'wouter'
import { refusal, RULES } from '#contract/rules.ts'
import { pathTo } from '../../paths.ts'
import { createService } from '../../queries/service-changes.ts'
import { useViewer } from '../shell/viewer.ts'
import { notice } from '../../ui/notice.ts'
import { Back } from '../shell/Back.tsx'
import { FlowSearch } from '../shell/flow.ts'
import { PageTitle } from '../shell/PageTitle.tsx'
import { useSearchState } from '../../search.ts'
import { draftKey } from './draft.ts'
import { EMPTY, toConfig } from './service-form.ts'
import { ServiceFormView } from './ServiceFormView.tsx'

/** A new VPC Service. */
export function CreateServicePage({ account }: { account: string }) {
  const [{ tunnel = '' }] = useSearchState(FlowSearch)
  const viewer = useViewer()
  const [, navigate] = useLocation()
  return (
    <div className="flex flex-col gap-6">
      <div>
        <Back href={pathTo('services', { account })}>VPC Services</Back>
        <PageTitle title="Create a VPC Service" />
      </div>
      <ServiceFormView
        key={tunnel}
        account={account}
        isNew
        start={{ ...EMPTY, tunnel }}
        rebase={(typed) => ({ ...typed, tunnel: tunnel || typed.tunnel })}
        draft={draftKey(viewer.id, account)}
        verb="Create service"
        refused={refusal(RULES.serviceCreate, viewer)}
        save={(form) => createService(account, toConfig(form))}
        onSaved={({ name, service_id: service }) => {
          notice(`VPC Service ${name} was created.`)
          navigate(pathTo('service', { account, service }))
        }}
        onCancel={() => navigate(pathTo('services', { account }))}
      />
    </div>
  )
}
