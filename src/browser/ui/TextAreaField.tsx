import type { ComponentProps, ReactNode } from 'react'
import { Field } from './Field.tsx'

type Props = Omit<ComponentProps<'textarea'>, 'id'> & {
  label: string
  hint?: ReactNode
  error?: string | undefined
}

/** Several lines of text that a program reads. */
export const TextAreaField = ({ label, hint, error, ...input }: Props) => (
  <Field label={label} hint={hint} error={error}>
    {(given) => (
      <textarea
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...input}
        {...given}
        className="w-full rounded-sm border border-edge bg-page px-2 py-1.5 font-mono text-small aria-invalid:border-bad"
      />
    )}
  </Field>
)
