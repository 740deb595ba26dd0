import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import type { ServiceForm } from './service-form.ts'
import { useTyped } from './use-typed.ts'

type Props = {
  busy: boolean
  busyLabel: string
  /** Why this person may not. */
  refused: string | undefined
  /** Why what stands in the boxes can't be sent as it is. */
  whyNotYet: ((typed: ServiceForm) => string | undefined) | undefined
  children: ReactNode
}

/** Sends the form, and says why it can't be sent. */
export function SaveButton({ refused, whyNotYet, ...button }: Props) {
  const typed = useTyped()
  return (
    <Button
      {...button}
      type="submit"
      look="primary"
      disabledReason={refused ?? whyNotYet?.(typed)}
    />
  )
}
