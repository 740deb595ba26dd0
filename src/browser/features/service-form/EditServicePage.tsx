import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { Refusal } from '#contract/refusal.ts'
import { refusal, RULES } from '#contract/rules.ts'
import type { VpcService } from '#contract/service.ts'
import { pathTo } from '../../paths.ts'
import { serviceQuery } from '../../queries/services.ts'
import { useViewer } from '../shell/viewer.ts'
import { Back } from '../shell/Back.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { PageTitle } from '../shell/PageTitle.tsx'
import { whyNotEdited } from '../shell/editable.ts'
import { DeletedMeanwhile } from './DeletedMeanwhile.tsx'
import { draftKey, readDraft } from './draft.ts'
import { sentBy, whyNotYet } from './edit.ts'
import { EditReview } from './EditReview.tsx'
import { fromService } from './service-form.ts'
import { FormAsCode } from './FormAsCode.tsx'
import { ServiceFormView } from './ServiceFormView.tsx'
import { useEdit } from './use-edit.ts'

/** Changes a VPC Service. An update replaces the whole, so the form holds the whole. */
export function EditServicePage({ account, service: id }: { account: string; service: string }) {
  const { id: who } = useViewer()
  const service = useQuery(serviceQuery(account, id))
  const draft = draftKey(who, account, id)
  const lost = service.data ?? readDraft(draft)?.began
  const isGone = service.error instanceof Refusal && service.error.status === 404
  if (isGone && lost !== undefined)
    return <DeletedMeanwhile account={account} service={lost} draft={draft} />
  const back = pathTo('service', { account, service: id })
  return (
    <Loaded query={service} what="this VPC Service" title="VPC Service">
      {(heard) => (
        <div className="flex flex-col gap-6">
          <div>
            <Back href={back}>{heard.name}</Back>
            <PageTitle title={`Edit ${heard.name}`} />
          </div>
          <Edit account={account} heard={heard} draft={draft} back={back} />
        </div>
      )}
    </Loaded>
  )
}

type Props = {
  account: string
  /** The service as it was last heard. */
  heard: VpcService
  /** The name its draft is kept under. */
  draft: string
  /** Its page. */
  back: string
}

function Edit({ account, heard, draft, back }: Props) {
  const viewer = useViewer()
  const [, navigate] = useLocation()
  const { began, editOf, choose, save, anew } = useEdit(account, draft, heard)
  const whyNot = whyNotEdited(heard)
  if (whyNot !== undefined) return <p role="status">{whyNot}</p>
  return (
    <ServiceFormView
      account={account}
      isNew={false}
      start={fromService(began)}
      began={began}
      rebase={({ typed }) => typed}
      anew={anew}
      draft={draft}
      verb="Save changes"
      refused={refusal(RULES.serviceUpdate, viewer)}
      whyNotYet={(typed) => whyNotYet(editOf(typed))}
      beforeSaving={<EditReview account={account} editOf={editOf} onChoose={choose} anew={anew} />}
      aside={
        <FormAsCode
          account={account}
          service={began.service_id}
          sends={(typed) => sentBy(editOf(typed))}
        />
      }
      save={save}
      onSaved={() => navigate(back)}
      onCancel={() => navigate(back)}
    />
  )
}
