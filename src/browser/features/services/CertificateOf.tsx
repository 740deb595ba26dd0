import { useQuery } from '@tanstack/react-query'
import { refusal, RULES } from '#contract/rules.ts'
import { certificatesQuery } from '../../queries/certificates.ts'
import { Coming } from '../../ui/InCell.tsx'
import { Id } from '../../ui/Id.tsx'
import { useNow } from '../../ui/use-now.ts'
import { knownOf } from '../shell/known.ts'
import { useViewer } from '../shell/viewer.ts'
import { Ends } from './Ends.tsx'
import { nameOf } from './expiry.ts'

type Props = { account: string; id: string; what: string }

/** A certificate that a service names, and when it ends; its id alone where more can't be seen. */
export function CertificateOf({ account, id, what }: Props) {
  const now = useNow()
  const mayBeSeen = refusal(RULES.certificateRead, useViewer()) === undefined
  const known = knownOf(
    useQuery({
      ...certificatesQuery(account),
      enabled: mayBeSeen,
      select: (list) => list.find((one) => one.id === id) ?? null,
    }),
  )
  if (!mayBeSeen || known.is === 'unknown') return <Id id={id} what={what} />
  if (known.is === 'coming') return <Coming />
  if (known.data === null)
    return (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        <span className="text-bad">Not in the account any more</span>
        <Id id={id} what={what} />
      </span>
    )
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {nameOf(known.data)}
      <Ends certificate={known.data} now={now} />
    </span>
  )
}
