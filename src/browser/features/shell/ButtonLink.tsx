import type { ReactNode } from 'react'
import { Link } from 'wouter'

const LOOKS = {
  plain: 'border-edge bg-page hover:bg-hover',
  primary: 'border-accent bg-accent text-accent-ink hover:opacity-90',
} as const

type Props = { href: string; look?: keyof typeof LOOKS; children: ReactNode }

/** A way to another page that stands among buttons, and looks like them. */
export const ButtonLink = ({ href, look = 'plain', children }: Props) => (
  <Link
    href={href}
    className={`inline-flex h-8 shrink-0 items-center justify-center rounded-sm border px-3 whitespace-nowrap ${LOOKS[look]}`}
  >
    {children}
  </Link>
)
