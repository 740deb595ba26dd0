import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'

type Props = { href: string; children: ReactNode }

/** The way up, above a page's heading. */
export const Back = ({ href, children }: Props) => (
  <Link href={href} className="link mb-2 inline-flex w-fit items-center gap-1">
    <ArrowLeft size={14} aria-hidden className="shrink-0" />
    {children}
  </Link>
)
