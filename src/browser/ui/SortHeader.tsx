import { ArrowDown, ArrowUp } from 'lucide-react'

/** What a list is sorted by, as it stands in the URL: a column's word, with `-` before it for descending. */
export type Sort = string

/** The same column the other way round, or another column from its beginning. */
const turned = (sort: Sort, key: string): Sort => (sort === key ? `-${key}` : key)

type Props = {
  heading: string
  sortKey?: string
  sort: Sort
  onSort: (sort: Sort) => void
}

/** The heading of a column; one that can be sorted by is a button. */
export function SortHeader({ heading, sortKey, sort, onSort }: Props) {
  const look =
    'sticky top-0 z-1 h-9 bg-page pr-4 text-left text-small font-bold text-dim whitespace-nowrap'
  if (sortKey === undefined)
    return (
      <th role="columnheader" scope="col" className={look}>
        {heading}
      </th>
    )
  const order = sort === sortKey ? 'ascending' : sort === `-${sortKey}` ? 'descending' : 'none'
  return (
    <th role="columnheader" scope="col" aria-sort={order} className={look}>
      <button
        type="button"
        onClick={() => onSort(turned(sort, sortKey))}
        className="inline-flex items-center gap-1 rounded-sm hover:text-text"
      >
        {heading}
        {order === 'ascending' ? <ArrowUp size={12} aria-hidden /> : null}
        {order === 'descending' ? <ArrowDown size={12} aria-hidden /> : null}
      </button>
    </th>
  )
}
