import { useLocation } from 'wouter'
import { refusal, RULES } from '#contract/rules.ts'
import type { VpcService } from '#contract/service.ts'
import { pathTo } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { Message } from '../../ui/Message.tsx'
import { Back } from '../shell/Back.tsx'
import { PageTitle } from '../shell/PageTitle.tsx'
import { useViewer } from '../shell/viewer.ts'
import { draftKey, dropDraft, keepDraft, readDraft } from './draft.ts'
import { EMPTY, fromService } from './service-form.ts'

type Props = {
  account: string
  /** The service as it was. */
  service: VpcService
  /** The name that what was typed is kept under. */
  draft: string
}

/** Stands in the place of the form of a service that is there no more: what was typed can become a new one. */
export function DeletedMeanwhile({ account, service, draft }: Props) {
  const viewer = useViewer()
  const [, navigate] = useLocation()
  const createAnew = () => {
    const typed = readDraft(draft)?.typed ?? fromService(service)
    keepDraft(draftKey(viewer.id, account), { start: EMPTY, typed })
    dropDraft(draft)
    navigate(pathTo('serviceNew', { account }))
  }
  return (
    <div className="flex flex-col gap-6">
      <div>
        <Back href={pathTo('services', { account })}>VPC Services</Back>
        <PageTitle title={`Edit ${service.name}`} />
      </div>
      <Message
        title="This VPC Service was deleted"
        alert
        action={
          <Button
            look="primary"
            disabledReason={refusal(RULES.serviceCreate, viewer)}
            onClick={createAnew}
          >
            Create it anew
          </Button>
        }
      >
        Somebody deleted {service.name} while you were editing it. What you typed is kept and can
        become a new service. That gets another Service ID, so Worker bindings that name the old one
        have to be changed.
      </Message>
    </div>
  )
}
