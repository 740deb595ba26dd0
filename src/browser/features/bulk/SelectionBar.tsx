import { useEffect, useRef } from 'react'
import type { VpcService } from '#contract/service.ts'
import type { Choice } from '../../ui/selection.ts'
import { Button } from '../../ui/Button.tsx'
import { DeleteServices } from './DeleteServices.tsx'
import { MoveServices } from './MoveServices.tsx'

export type SelectionProps = {
  account: string
  /** Those that are listed: all that fit the filters. */
  shown: readonly VpcService[]
  /** Those that are selected, be they listed or not. */
  selected: readonly VpcService[]
  choose: (choice: Choice) => void
}

/** Selects all that are listed, says how many are selected, and offers what can be done to them. */
export function SelectionBar({ account, shown, selected, choose }: SelectionProps) {
  const ids = new Set(selected.map(({ service_id }) => service_id))
  const listed = shown.filter(({ service_id }) => ids.has(service_id)).length
  const clear = () => choose({ do: 'clear' })
  return (
    <div
      role="group"
      aria-label="Selection"
      className={`mb-2 flex min-h-10 flex-wrap items-center gap-x-4 gap-y-2 ${selected.length > 0 ? 'sticky top-0 z-2 border-b border-line bg-page py-1' : ''}`}
    >
      <SelectAll shown={shown} listed={listed} choose={choose} />
      <p role="status" className="text-dim empty:hidden">
        {selectedWords(selected.length, selected.length - listed)}
      </p>
      {selected.length === 0 ? null : (
        <>
          <MoveServices account={account} services={selected} onBegun={clear} />
          <DeleteServices account={account} services={selected} onBegun={clear} />
          <Button look="quiet" onClick={clear}>
            Clear selection
          </Button>
        </>
      )}
    </div>
  )
}

const selectedWords = (count: number, hidden: number): string => {
  if (count === 0) return ''
  return hidden === 0
    ? `${count} selected`
    : `${count} selected, ${hidden} not shown by the filters`
}

type AllProps = Pick<SelectionProps, 'shown' | 'choose'> & { listed: number }

/** A box for all rows: checked, or neither where only some are. */
function SelectAll({ shown, listed, choose }: AllProps) {
  const box = useRef<HTMLInputElement>(null)
  const all = listed === shown.length
  const some = listed > 0 && !all
  // HTML has no attribute for a box that is neither.
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = some
  }, [some])
  const turn = () =>
    choose({ do: all ? 'remove' : 'add', keys: shown.map(({ service_id }) => service_id) })
  return (
    <label className="inline-flex min-h-6 items-center gap-2">
      <input ref={box} type="checkbox" className="accent-accent" checked={all} onChange={turn} />
      Select all {shown.length}
    </label>
  )
}
