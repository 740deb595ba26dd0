import { createElement } from 'react'
import { selectionBar } from './parts.ts'
import type { SelectionProps } from './SelectionBar.tsx'

/** Where the bar for what is selected will be: it comes after the list, and moves nothing when it does. */
export function SelectionSpot(props: SelectionProps) {
  const arrival = selectionBar.use()
  return arrival.is === 'here' ? (
    createElement(arrival.code, props)
  ) : (
    <div aria-hidden className="mb-2 h-10" />
  )
}
