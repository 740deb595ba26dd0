import type { ReactNode } from 'react'
import { arrive } from './arrive.ts'

type Props = { title: string; children?: ReactNode }

/** The heading of a page, and the window's title. Focus comes here after a change of page. */
export const PageTitle = ({ title, children }: Props) => (
  <div className="flex min-h-8 flex-wrap items-center gap-x-4 gap-y-2">
    <title>{`${title} · VPC Console`}</title>
    <h1 ref={arrive} tabIndex={-1} className="text-title font-bold">
      {title}
    </h1>
    {children}
  </div>
)
