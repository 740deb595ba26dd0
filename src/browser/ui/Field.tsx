import { useId, type ReactNode } from 'react'

type Given = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

type Props = {
  label: string
  hint?: ReactNode
  error?: string | undefined
  /** Draws the control, with what ties it to its label, hint and error. */
  children: (given: Given) => ReactNode
}

/** A control with its label above, and its hint and its error below, where it can be acted on. */
export function Field({ label, hint, error, children }: Props) {
  const id = useId()
  const notes = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className="flex w-full flex-col gap-1">
      <label htmlFor={id} className="font-bold">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': notes || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error === undefined ? null : (
        <p id={`${id}-error`} role="alert" className="text-small text-bad">
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <div id={`${id}-hint`} className="text-small text-dim">
          {hint}
        </div>
      )}
    </div>
  )
}
