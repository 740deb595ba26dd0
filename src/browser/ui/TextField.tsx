import type { ComponentProps, ReactNode } from 'react'
import { Field } from './Field.tsx'

type Props = Omit<ComponentProps<'input'>, 'id'> & {
  label: string
  hint?: ReactNode
  error?: string | undefined
}

/** One line of text. */
export const TextField = ({ label, hint, error, className = '', ...input }: Props) => (
  <Field label={label} hint={hint} error={error}>
    {(given) => <input {...input} {...given} className={`control w-full ${className}`} />}
  </Field>
)
