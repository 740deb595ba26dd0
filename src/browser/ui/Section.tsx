import { useId, type ReactNode } from 'react'

type Props = {
  title: string
  /** What stands on the line of the heading. */
  beside?: ReactNode
  children: ReactNode
}

/** A part of a page, under a heading that names it. */
export function Section({ title, beside, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <h2 id={id} className="font-bold">
          {title}
        </h2>
        {beside}
      </div>
      {children}
    </section>
  )
}
