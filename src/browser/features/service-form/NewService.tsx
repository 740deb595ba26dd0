import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { refusal, RULES } from '#contract/rules.ts'
import type { VpcService } from '#contract/service.ts'
import { pathTo } from '../../paths.ts'
import { createService } from '../../queries/service-changes.ts'
import { servicesQuery } from '../../queries/services.ts'
import { notice } from '../../ui/notice.ts'
import { fullWords } from '../services/quota.ts'
import { useViewer } from '../shell/viewer.ts'
import { type Draft, draftKey } from './draft.ts'
import { FormAsCode } from './FormAsCode.tsx'
import { type ServiceForm, toConfig } from './service-form.ts'
import { ServiceFormView } from './ServiceFormView.tsx'

type Props = {
  account: string
  /** What the form shows at first, but for the tunnel. */
  start: ServiceForm
  /** The id of a tunnel that was made on the way, which is chosen then; or empty. */
  tunnel: string
  /** The service it is to be like. */
  began?: VpcService
}

/** The form of a service that is not there yet. An account that is full says so before anybody fills it in. */
export function NewService({ account, start: given, tunnel, began }: Props) {
  const viewer = useViewer()
  const [, navigate] = useLocation()
  const [start] = useState({ ...given, tunnel: tunnel || given.tunnel })
  const services = useQuery(servicesQuery(account))
  const full = fullWords(services.data?.length ?? 0)
  // What was typed for another service says nothing about a copy of this one.
  const rebase = ({ typed, ...draft }: Draft) =>
    began === undefined || draft.began?.service_id === began.service_id
      ? { ...typed, tunnel: tunnel || typed.tunnel }
      : undefined
  return (
    <>
      {full === undefined ? null : (
        <p role="status" className="max-w-160 rounded-sm border border-warn px-3 py-2">
          {full} What you type here is kept.
        </p>
      )}
      <ServiceFormView
        account={account}
        isNew
        start={start}
        {...(began !== undefined && { began })}
        rebase={rebase}
        draft={draftKey(viewer.id, account)}
        verb="Create service"
        refused={refusal(RULES.serviceCreate, viewer)}
        whyNotYet={() => full}
        save={(form) => createService(account, toConfig(form))}
        aside={<FormAsCode account={account} />}
        onSaved={({ name, service_id: service }) => {
          notice(`VPC Service ${name} was created.`)
          navigate(pathTo('service', { account, service }))
        }}
        onCancel={() => navigate(pathTo('services', { account }))}
      />
    </>
  )
}
