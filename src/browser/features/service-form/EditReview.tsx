import { useFormContext } from 'react-hook-form'
import { unreadFields } from '#contract/service-unread.ts'
import { type Edit, isUnchanged, outcomeOf } from './edit.ts'
import type { Clash, Side } from './merge.ts'
import { OtherVersion } from './OtherVersion.tsx'
import { type ServiceForm, toConfig } from './service-form.ts'
import { UnreadSettings } from './UnreadSettings.tsx'
import { useTyped } from './use-typed.ts'
import { WhatWillChange } from './WhatWillChange.tsx'

type Props = {
  account: string
  editOf: (typed: ServiceForm) => Edit
  onChoose: (clash: Clash, side: Side) => void
  /** Begins anew from the service as it is, and answers what the boxes show then. */
  anew: () => ServiceForm
}

/** What an edit comes to, above the buttons: what somebody else saved meanwhile, what may be lost, what will change. */
export function EditReview({ account, editOf, onChoose, anew }: Props) {
  const { reset } = useFormContext<ServiceForm>()
  const edit = editOf(useTyped())
  const { began, now, chosen } = edit
  const outcome = outcomeOf(edit)
  const unread = unreadFields(now)
  return (
    <>
      {isUnchanged(began, now) ? null : (
        <OtherVersion
          account={account}
          clashes={outcome.is === 'complete' ? outcome.clashes : undefined}
          versions={{ was: began, theirs: now, yours: toConfig(edit.typed) }}
          chosen={chosen}
          onChoose={onChoose}
          onTakeAll={() => reset(anew())}
        />
      )}
      {unread.length === 0 ? null : <UnreadSettings names={unread} />}
      <WhatWillChange account={account} now={now} outcome={outcome} />
    </>
  )
}
