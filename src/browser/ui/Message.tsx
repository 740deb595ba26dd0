import type { ReactNode } from 'react'

type Props = {
  title: string
  children?: ReactNode
  /** What can be done about it. */
  action?: ReactNode
  /** Whether it is a failure, to be said at once. */
  alert?: boolean
}

/** A page or a list that has nothing to show, and says why. */
export function Message({ title, children, action, alert = false }: Props) {
  return (
    <div
      role={alert ? 'alert' : undefined}
      className="flex flex-col items-start gap-3 border-t border-line py-10"
    >
      <h2 className="font-bold">{title}</h2>
      {children === undefined ? null : <div className="max-w-prose text-dim">{children}</div>}
      {action}
    </div>
  )
}
