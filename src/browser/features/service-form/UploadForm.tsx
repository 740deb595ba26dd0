import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import type { Certificate } from '#contract/certificate.ts'
import { CODES } from '#contract/codes.ts'
import type { ApiMessage } from '#contract/envelope.ts'
import { uploadCertificate } from '../../queries/certificates.ts'
import { Button } from '../../ui/Button.tsx'
import { TextAreaField } from '../../ui/TextAreaField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { placeErrors } from '../shell/form-errors.ts'
import { FormProblem } from '../shell/FormProblem.tsx'
import { certificateProblem, keyProblem, type Kind } from './pem.ts'

const BOXES = { name: '', certificates: '', private_key: '' }
type Box = keyof typeof BOXES

function fieldOf({ code, source }: ApiMessage): Box | undefined {
  if (code === CODES.certificateNameTaken.code) return 'name'
  const box = source?.pointer.slice(1)
  return box === 'name' || box === 'certificates' || box === 'private_key' ? box : undefined
}

const HINTS: Record<Kind, string> = {
  authority: 'In PEM form.',
  client: 'In PEM form: the client certificate first, then what leads to its authority.',
}

type Props = {
  account: string
  kind: Kind
  onUploaded: (certificate: Certificate) => void
  onCancel: () => void
}

/** Asks for a certificate. What is typed here, the private key above all, is gone once it is sent or given up. */
export function UploadForm({ account, kind, onUploaded, onCancel }: Props) {
  const form = useForm({ defaultValues: BOXES })
  const { errors } = form.formState
  const upload = useMutation({
    mutationFn: ({ name, certificates, private_key }: typeof BOXES) =>
      uploadCertificate(account, {
        name: name.trim(),
        certificates,
        ca: kind === 'authority',
        ...(kind === 'client' && { private_key }),
      }),
    gcTime: 0,
    onSuccess: onUploaded,
    onError: (error) => {
      for (const { field, message } of placeErrors(error, fieldOf).fields)
        form.setError(field, { message }, { shouldFocus: true })
    },
  })
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        // It stands within the form of the service, as far as React knows.
        event.stopPropagation()
        void form.handleSubmit((typed) => upload.mutate(typed))(event)
      }}
    >
      <TextField
        label="Certificate name"
        autoComplete="off"
        error={errors.name?.message}
        {...form.register('name', {
          validate: (name) => name.trim() !== '' || 'A name is required.',
        })}
      />
      <TextAreaField
        label="Certificate"
        rows={6}
        hint={HINTS[kind]}
        error={errors.certificates?.message}
        {...form.register('certificates', {
          validate: (text) => certificateProblem(text, kind) ?? true,
        })}
      />
      {kind === 'client' ? (
        <TextAreaField
          label="Private key"
          rows={6}
          hint="In PEM form, without a passphrase. It is sent once, and never shown again."
          error={errors.private_key?.message}
          {...form.register('private_key', { validate: (text) => keyProblem(text) ?? true })}
        />
      ) : null}
      <FormProblem error={upload.error} fieldOf={fieldOf} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={upload.isPending} busyLabel="Uploading…">
          Upload
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  )
}
