import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { memo, useRef, type ReactNode } from 'react'
import { SortHeader, type Sort } from './SortHeader.tsx'
import { SortSelect } from './SortSelect.tsx'
import { useHeldOrder } from './useHeldOrder.ts'

/** A column: its heading, what stands in a cell, and, when it can be sorted by, the word for that in the URL. */
export type Column<Row> = {
  heading: string
  cell: (row: Row) => ReactNode
  sortKey?: string
  /** Whether whole sentences stand in it. */
  wide?: boolean
}

/** Rows that can be chosen, each by a box before it. */
export type Selection<Row> = {
  /** By key. */
  chosen: ReadonlySet<string>
  /** What a row is called, to follow "Select"; nothing for one that can't be chosen. */
  nameOf: (row: Row) => string | undefined
  /** Turns a row; with `extend`, all from the one turned last. Give it a stable identity. */
  onTurn: (key: string, extend: boolean) => void
}

type Props<Row> = {
  /** What the table lists: its accessible name. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  sort: Sort
  onSort: (sort: Sort) => void
  /** What was searched, filtered and sorted by, as one text: when it changes, rows move at once. */
  asked: string
  selection?: Selection<Row>
}

const ROW_HEIGHT = 40

/**
 * A list of any length as a real table. Only the rows near the window are drawn; on a narrow screen each row becomes
 * a list of the same facts. Give `columns` a stable identity: rows whose data did not change are then not drawn again.
 * Rows that arrive in another order wait until neither the pointer nor the focus is among them.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, keyOf, sort, onSort, selection } = props
  const { rows, guards } = useHeldOrder(props)
  const body = useRef<HTMLTableSectionElement>(null)
  const windowed = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 5,
    scrollMargin: body.current?.offsetTop ?? 0,
    getItemKey: (index) => keyAt(rows, index, keyOf),
  })
  const shown = windowed.getVirtualItems()
  const before = (shown[0]?.start ?? 0) - windowed.options.scrollMargin
  const after = windowed.getTotalSize() + windowed.options.scrollMargin - (shown.at(-1)?.end ?? 0)
  return (
    <>
      <SortSelect columns={columns} sort={sort} onSort={onSort} />
      <table
        role="table"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        className="block w-full md:table"
      >
        <thead role="rowgroup" className="hidden md:table-header-group">
          <tr role="row" aria-rowindex={1}>
            {selection === undefined ? null : <SelectHeader />}
            {columns.map((column) => (
              <SortHeader key={column.heading} {...column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" ref={body} {...guards} className="block md:table-row-group">
          <Spacer height={before} />
          {shown.map(({ key, index }) => {
            const row = rows[index]
            return row === undefined ? null : (
              <TableRow
                key={key}
                row={row}
                columns={columns}
                index={index}
                measure={windowed.measureElement}
                {...(selection !== undefined && marksOf(selection, row, String(key)))}
              />
            )
          })}
          <Spacer height={shown.length === 0 ? 0 : after} />
        </tbody>
      </table>
    </>
  )
}

function keyAt<Row>(rows: readonly Row[], index: number, keyOf: (row: Row) => string) {
  const row = rows[index]
  return row === undefined ? index : keyOf(row)
}

/** What a row needs to be chosen, as plain values, so that a row is drawn again only when it is turned itself. */
function marksOf<Row>({ chosen, nameOf, onTurn }: Selection<Row>, row: Row, key: string) {
  return { rowKey: key, name: nameOf(row), isChosen: chosen.has(key), onTurn }
}
type Marks = ReturnType<typeof marksOf>

const SelectHeader = () => (
  <th role="columnheader" scope="col" className="sticky top-0 z-1 h-9 w-8 bg-page">
    <span className="sr-only">Select</span>
  </th>
)

/** The box before a row. */
const SelectCell = ({ rowKey, name, isChosen, onTurn }: Marks) => (
  <td role="cell" className="float-left md:float-none md:table-cell md:w-8 md:align-middle">
    {name === undefined ? null : (
      <label className="-m-1 inline-flex size-8 items-center justify-center">
        <input
          type="checkbox"
          aria-label={`Select ${name}`}
          checked={isChosen}
          onChange={({ nativeEvent }) =>
            onTurn(rowKey, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
          }
          className="accent-accent"
        />
      </label>
    )}
  </td>
)

/** Stands for the rows that are not drawn. */
const Spacer = ({ height }: { height: number }) =>
  height > 0 ? <tr role="presentation" className="block md:table-row" style={{ height }} /> : null

type RowProps<Row> = Partial<Marks> & {
  row: Row
  columns: readonly Column<Row>[]
  index: number
  measure: (element: HTMLElement | null) => void
}

const isMarked = (marks: Partial<Marks>): marks is Marks => marks.rowKey !== undefined

function PlainRow<Row>({ row, columns, index, measure, ...marks }: RowProps<Row>) {
  return (
    <tr
      role="row"
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      className="block border-t border-line py-2 hover:bg-raised md:table-row md:h-10 md:py-0"
    >
      {isMarked(marks) ? <SelectCell {...marks} /> : null}
      {columns.map(({ heading, cell, wide }, column) => (
        <td
          key={heading}
          role={column === 0 ? 'rowheader' : 'cell'}
          data-label={heading}
          className={`flex min-h-6 items-baseline gap-2 break-words before:w-24 before:shrink-0 before:text-dim md:table-cell md:pr-4 md:align-middle md:before:content-none ${column === 0 ? 'before:content-none' : 'before:content-[attr(data-label)]'}`}
        >
          <div className={`min-w-0 ${wide ? 'md:max-w-120' : 'md:max-w-56'}`}>{cell(row)}</div>
        </td>
      ))}
    </tr>
  )
}

// `memo` forgets that the component is generic; the type says it again.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same function, with the same props
const TableRow = memo(PlainRow) as typeof PlainRow
