import type { VpcService } from '#contract/service.ts'
import { Section } from '../../ui/Section.tsx'
import type { Outcome } from './edit.ts'
import { FIELDS } from './service-fields.ts'
import { SettingValue } from './SettingValue.tsx'

type Props = {
  account: string
  /** The service as it is. */
  now: VpcService
  outcome: Outcome
}

/** What saving does to the service as it is, setting by setting. */
export const WhatWillChange = (props: Props) => (
  <Section title="What will change">
    <Changes {...props} />
  </Section>
)

function Changes({ account, now, outcome }: Props) {
  if (outcome.is === 'incomplete')
    return <p className="text-dim">Told as soon as every box above is filled in right.</p>
  const { changes, config } = outcome
  if (changes.length === 0) return <p className="text-dim">Nothing yet.</p>
  return (
    <dl aria-label="What will change" className="grid gap-x-6 gap-y-2 md:grid-cols-[10rem_1fr]">
      {changes.map((field) => (
        <div key={field} className="md:contents">
          <dt className="text-dim">{FIELDS[field].label}</dt>
          <dd>
            <SettingValue account={account} field={field} of={now} />
            <span aria-hidden="true"> → </span>
            <span className="sr-only"> becomes </span>
            <strong className="font-bold">
              <SettingValue account={account} field={field} of={config} />
            </strong>
          </dd>
        </div>
      ))}
    </dl>
  )
}
