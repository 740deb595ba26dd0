import { createLink } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ComponentProps } from 'react'

/** The way up, above a page's heading. */
export const Back = createLink(({ children, ...rest }: ComponentProps<'a'>) => (
  <a {...rest} className="link mb-2 inline-flex w-fit items-center gap-1">
    <ArrowLeft size={14} aria-hidden />
    {children}
  </a>
))
