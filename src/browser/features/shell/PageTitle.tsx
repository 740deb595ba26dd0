import type { ReactNode } from 'react'
import { arrive } from './arrive.ts'

/** From how many characters on a title may not fit its two lines. */
const LONG = 60

type Props = {
  title: string
  /** What the browser's tab says instead, where it tells how something fares. */
  tab?: string | undefined
  children?: ReactNode
}

/** The heading of a page, of two lines at most, and the window's title. Focus comes here after a change of page. */
export const PageTitle = ({ title, tab = title, children }: Props) => (
  <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-2">
    <title>{`${tab} · VPC Console`}</title>
    <h1
      ref={arrive}
      tabIndex={-1}
      data-tip={title.length > LONG ? title : undefined}
      className="line-clamp-2 text-title font-bold"
    >
      {title}
    </h1>
    {children}
  </div>
)
