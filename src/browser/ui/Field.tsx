import { useId, type ReactNode } from 'react'
import { useSettled } from './use-settled.ts'

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
      {error === undefined ? null : <Problem id={`${id}-error`} text={error} />}
      {hint === undefined ? null : (
        <div id={`${id}-hint`} className="text-small text-dim">
          {hint}
        </div>
      )}
    </div>
  )
}

/** Comes and goes at once. One that is about what stands there changes when the typing has paused, to be said once. */
const Problem = ({ id, text }: { id: string; text: string }) => (
  <p id={id} role="alert" className="text-small text-bad">
    {useSettled(text)}
  </p>
)
