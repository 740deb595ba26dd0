import { useState, type FocusEvent, type PointerEvent } from 'react'
import { holdOrder } from './hold-order.ts'

type Given<Row> = {
  rows: readonly Row[]
  keyOf: (row: Row) => string
  asked: string
}

const hasFocus = ({ currentTarget }: PointerEvent) => currentTarget.contains(document.activeElement)

const keepsOne = ({ currentTarget, relatedTarget }: FocusEvent) =>
  currentTarget.contains(relatedTarget) || currentTarget.matches(':hover')

/**
 * Rows that do not move under a hand: while the pointer or the focus is among them they keep their order, unless
 * something else is asked for. Put `guards` on what holds the rows, and give `rows` a stable identity.
 */
export function useHeldOrder<Row>({ rows, keyOf, asked }: Given<Row>) {
  const [held, setHeld] = useState(false)
  const [last, setLast] = useState({ rows, asked, shown: rows })
  if (last.rows !== rows || last.asked !== asked || (!held && last.shown !== rows)) {
    const keep = held && last.asked === asked
    const shown = keep ? holdOrder(last.shown.map(keyOf), rows, keyOf) : rows
    setLast({ rows, asked, shown })
  }
  const guards = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: (event: PointerEvent) => setHeld(hasFocus(event)),
    onFocus: () => setHeld(true),
    onBlur: (event: FocusEvent) => setHeld(keepsOne(event)),
  }
  return { rows: last.shown, guards }
}
