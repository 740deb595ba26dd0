import { useQuery } from '@tanstack/react-query'
import { useController } from 'react-hook-form'
import type { Certificate } from '#contract/certificate.ts'
import { refusal, RULES } from '#contract/rules.ts'
import { certificatesQuery } from '../../queries/certificates.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import { Field } from '../../ui/Field.tsx'
import { useNow } from '../../ui/use-now.ts'
import { Ends } from '../services/Ends.tsx'
import { nameOf } from '../services/expiry.ts'
import { type Known, knownOf } from '../shell/known.ts'
import { TryAgain } from '../shell/TryAgain.tsx'
import { useViewer } from '../shell/viewer.ts'
import type { Kind } from './pem.ts'
import type { ServiceForm } from './service-form.ts'
import { UploadCertificate } from './UploadCertificate.tsx'

type Words = {
  box: 'authority' | 'clientCertificate'
  label: string
  /** What stands for none of the account's. */
  none: string
  hint: string
  search: string
  empty: string
}

/** Source of what is trusted by default: Cloudflare's changelog of February 2026. */
const WORDS: Record<Kind, Words> = {
  authority: {
    box: 'authority',
    label: 'Certificate authority',
    none: 'Public authorities and Cloudflare Origin CA',
    hint: 'Who must have issued the service’s certificate.',
    search: 'Search certificate authorities',
    empty: 'No authority was uploaded to this account yet.',
  },
  client: {
    box: 'clientCertificate',
    label: 'Client certificate',
    none: 'None',
    hint: 'What is shown to a service that asks who connects (mTLS).',
    search: 'Search client certificates',
    empty: 'No client certificate was uploaded to this account yet.',
  },
}

const NONE = 'none'
const OFF = 'Does not apply: nothing is verified.'

type Props = { account: string; kind: Kind; off?: boolean }

/** One of the account's certificates, or none. */
export function CertificateField({ account, kind, off = false }: Props) {
  const { box, label, none, hint, search, empty } = WORDS[kind]
  const whyNotSeen = refusal(RULES.certificateRead, useViewer())
  const certificates = useQuery({
    ...certificatesQuery(account),
    enabled: whyNotSeen === undefined,
  })
  const { field, fieldState } = useController<ServiceForm, typeof box>({ name: box })
  const now = useNow()
  const known = ofKind(knownOf(certificates), kind)
  const all = known.is === 'here' ? known.data : []
  const chosen = all.find(({ id }) => id === field.value)
  const isLost = known.is === 'here' && field.value !== '' && chosen === undefined
  // Who may not see them is told that, and not that something failed.
  const failed =
    known.is === 'unknown' && whyNotSeen === undefined ? known.error.message : undefined
  return (
    <div className="flex flex-col gap-2">
      <Field
        label={label}
        hint={
          <>
            <p>{off ? OFF : hint}</p>
            {known.is === 'here' && all.length === 0 ? <p>{empty}</p> : null}
            {whyNotSeen === undefined ? null : <p>{whyNotSeen}</p>}
          </>
        }
        error={fieldState.error?.message ?? problem(isLost, failed)}
      >
        {(given) => (
          <Combobox
            {...given}
            ref={field.ref}
            off={off}
            choices={choicesOf(all, none, field.value, now)}
            value={off || field.value === '' ? NONE : field.value}
            onChange={(id) => field.onChange(id === NONE ? '' : id)}
            placeholder={none}
            searchLabel={search}
            none={certificates.isLoading ? 'Loading certificates' : 'No certificate fits.'}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        {off ? null : (
          <UploadCertificate account={account} kind={kind} onUploaded={field.onChange} />
        )}
        {failed === undefined ? null : <TryAgain onRetry={() => void certificates.refetch()} />}
      </div>
    </div>
  )
}

const problem = (isLost: boolean, failed: string | undefined): string | undefined => {
  if (failed !== undefined) return `Certificates could not be loaded: ${failed}`
  return isLost ? 'This certificate is not in the account any more. Choose another.' : undefined
}

function ofKind(known: Known<Certificate[]>, kind: Kind): Known<Certificate[]> {
  if (known.is !== 'here') return known
  return { is: 'here', data: known.data.filter(({ ca }) => ca === (kind === 'authority')) }
}

/** A chosen one that is not listed goes by its id. */
function choicesOf(all: Certificate[], none: string, chosen: string, now: number) {
  const isListed = chosen === '' || all.some(({ id }) => id === chosen)
  return [
    { value: NONE, label: none },
    ...(isListed ? [] : [{ value: chosen, label: chosen }]),
    ...all.map((certificate) => ({
      value: certificate.id,
      label: nameOf(certificate),
      note: <Ends certificate={certificate} now={now} />,
    })),
  ]
}
