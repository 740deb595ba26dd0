import type { Sort } from './SortHeader.tsx'

type Props = {
  columns: readonly { heading: string; sortKey?: string }[]
  sort: Sort
  onSort: (sort: Sort) => void
}

/** Sorts a list where it is too narrow for headings: by the same columns, either way round. */
export const SortSelect = ({ columns, sort, onSort }: Props) => (
  <label className="mb-3 flex items-center gap-2 text-dim md:hidden">
    Sort by
    <select
      value={sort}
      onChange={(event) => onSort(event.target.value)}
      className="control text-text"
    >
      {columns.flatMap(({ heading, sortKey }) =>
        sortKey === undefined
          ? []
          : [
              <option key={sortKey} value={sortKey}>{`${heading}, ascending`}</option>,
              <option key={`-${sortKey}`} value={`-${sortKey}`}>{`${heading}, descending`}</option>,
            ],
      )}
    </select>
  </label>
)
