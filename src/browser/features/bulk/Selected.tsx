import type { VpcService } from '#contract/service.ts'
import type { Choice } from '../../ui/selection.ts'
import { Button } from '../../ui/Button.tsx'
import { DeleteServices } from './DeleteServices.tsx'
import { MoveServices } from './MoveServices.tsx'

type Props = {
  account: string
  /** Those that are listed: all that fit the filters. */
  shown: readonly VpcService[]
  /** Those that are selected, be they listed or not. */
  selected: readonly VpcService[]
  choose: (choice: Choice) => void
}

/** How many are selected, and a way to select none of them. */
export const Selected = ({ shown, selected, choose }: Props) => (
  <>
    <p role="status" className="text-dim empty:hidden">
      {selectedWords(selected.length, selected.length - listedOf(shown, selected).length)}
    </p>
    {selected.length === 0 ? null : (
      <Button look="quiet" onClick={() => choose({ do: 'clear' })}>
        Clear selection
      </Button>
    )}
  </>
)

/** What can be done to those that are selected. */
export function Actions({ account, selected, choose }: Props) {
  const clear = () => choose({ do: 'clear' })
  return (
    <>
      <MoveServices account={account} services={selected} onBegun={clear} />
      <DeleteServices account={account} services={selected} onBegun={clear} />
    </>
  )
}

const idsOf = (services: readonly VpcService[]) => services.map(({ service_id }) => service_id)

/** The ids of those that are both listed and selected. */
function listedOf(shown: readonly VpcService[], selected: readonly VpcService[]): string[] {
  const chosen = new Set(idsOf(selected))
  return idsOf(shown).filter((id) => chosen.has(id))
}

const selectedWords = (count: number, hidden: number): string => {
  if (count === 0) return ''
  return hidden === 0
    ? `${count} selected`
    : `${count} selected, ${hidden} not shown by the filters`
}

/** A box for all rows: checked, or neither where only some are. */
export function SelectAll({ shown, selected, choose }: Props) {
  const listed = listedOf(shown, selected).length
  const all = listed === shown.length
  const some = listed > 0 && !all
  return (
    <label className="inline-flex min-h-6 items-center gap-2">
      <input
        // HTML has no attribute for a box that is neither.
        ref={(box) => {
          if (box !== null) box.indeterminate = some
        }}
        type="checkbox"
        className="accent-accent"
        checked={all}
        onChange={() => choose({ do: all ? 'remove' : 'add', keys: idsOf(shown) })}
      />
      Select all {shown.length}
    </label>
  )
}
